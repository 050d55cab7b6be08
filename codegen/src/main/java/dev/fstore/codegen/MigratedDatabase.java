package dev.fstore.codegen;

import dev.fstore.server.PostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A jOOQ meta database on an embedded PostgreSQL with Flyway migrations, so that code generation needs nothing but
 * Maven. The generator's property {@code locations} names the Flyway locations. With the
 * properties {@code objectQuery} (a resource) and {@code objectList} (a file), it also lists what the migrations made.
 */
public final class MigratedDatabase extends PostgresDatabase {

    private @Nullable PostgresServer server;

    @Override
    protected DSLContext create0() {
        if (server == null) {
            server = PostgresServer.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close)); // if the build is interrupted
            String url = server.url("postgres");
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations(getProperties().getProperty("locations").split(","))
                    .outputQueryResults(false)
                    .loggers("slf4j")
                    .load()
                    .migrate();
            setConnection(connect(url));
            var query = getProperties().getProperty("objectQuery");
            if (query != null) {
                var file = Path.of(getProperties().getProperty("objectList"));
                new ObjectList(getConnection()).write(query, file);
            }
        }
        return DSL.using(getConnection(), SQLDialect.POSTGRES);
    }

    private static java.sql.Connection connect(String url) {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL refused a connection", e);
        }
    }

    @Override
    public void close() {
        super.close();
        if (server != null) {
            server.close();
        }
    }
}
