package dev.fstore.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.pooler.PgBouncer;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;

/**
 * The kind of connections that a run of the tests uses where nothing else is asked for, chosen by {@code
 * -Dfstore.connections}: the same tests must pass on all of them.
 */
enum Connections {
    /** They commit by themselves. */
    DIRECT,
    /** They do not commit by themselves, as with {@code autoCommit=false} of HikariCP. */
    MANUAL,
    /** They pass a PgBouncer in transaction mode. */
    PGBOUNCER;

    private static final int SIZE = 12;
    private static final Map<String, PgBouncer> BOUNCERS = new ConcurrentHashMap<>();

    static Connections chosen() {
        return valueOf(System.getProperty("fstore.connections", DIRECT.name()));
    }

    DSLContext to(TestDatabase database) {
        return switch (this) {
            case DIRECT -> DSL.using(Databases.pool(database.url(), SIZE), SQLDialect.POSTGRES);
            case MANUAL ->
                DSL.using(new DefaultConfiguration()
                        .set(manual(database))
                        .set(SQLDialect.POSTGRES)
                        .set(new CommitOfTests()));
            case PGBOUNCER -> DSL.using(Databases.pool(bounced(database).url(), SIZE), SQLDialect.POSTGRES);
        };
    }

    private static HikariDataSource manual(TestDatabase database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** It does not pass on the settings of a session that are in the address. */
    private static TestDatabase bounced(TestDatabase database) {
        if (database.url().contains("currentSchema=") || database.url().contains("options=")) {
            return database;
        }
        var server = URI.create(database.url().substring("jdbc:".length()));
        return BOUNCERS.computeIfAbsent(
                        server.getAuthority(), key -> PgBouncer.before(database, PgBouncer.Mode.TRANSACTION, SIZE))
                .recommended(database);
    }

    /** Commits what a test does by jOOQ itself. The library's own statements have no listeners, and transactions end elsewhere. */
    private static final class CommitOfTests implements ExecuteListener {

        private static final long serialVersionUID = 1;

        @Override
        public void executeEnd(ExecuteContext context) {
            if (context.configuration().connectionProvider() instanceof DataSourceConnectionProvider) {
                try {
                    context.connection().commit();
                } catch (SQLException e) {
                    context.sqlException(e);
                }
            }
        }
    }
}
