package dev.fstore.postgres.process;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.postgres.process.Checkout.Ask;
import dev.fstore.postgres.process.Checkout.Result;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A host with connections of its own, which can be killed: then all of them break off at once, wherever it is. */
final class KillableHost implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final AutoCloseable host;

    KillableHost(TestDatabase database, Shop shop, Function<DSLContext, ActionHandler<Ask, Result>> actions) {
        pool = Databases.pool(database.url(), 8);
        var connections = DSL.using(pool, SQLDialect.POSTGRES);
        host = ProcessHost.start(
                connections,
                shop.process(actions.apply(connections)).leasing(LEASE).concurrently(8));
    }

    /** Nothing it has begun is committed any more. */
    void kill() {
        pool.close();
        Thread.startVirtualThread(this::close); // it may take its time to see that it is dead
    }

    @Override
    public void close() {
        try {
            host.close();
        } catch (Exception e) {
            // it was killed: what it had in hand is left as it is
        } finally {
            pool.close();
        }
    }
}
