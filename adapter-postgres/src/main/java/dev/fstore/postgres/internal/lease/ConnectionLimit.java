package dev.fstore.postgres.internal.lease;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DataSourceConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how many connections a subscription uses: one for each transaction at work, and one for everything else. Else
 * transactions with slow handlers take all connections of a pool, and no lease can be renewed meanwhile.
 */
public final class ConnectionLimit {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

    private final int transactions;
    private final Semaphore connections;

    private ConnectionLimit(int transactions) {
        this.transactions = transactions;
        this.connections = new Semaphore(transactions + 1, true);
    }

    /** For {@code concurrency} transactions, or fewer if the pool is known to be too small. */
    public static ConnectionLimit of(DSLContext database, String view, int concurrency) {
        int pool = sizeOfPool(database);
        if (pool > concurrency) {
            return new ConnectionLimit(concurrency);
        }
        int fewer = Math.max(1, pool - 1);
        LOG.warn(
                "View {} needs {} connections for a concurrency of {}, and the pool has {}. So the concurrency is {}",
                view,
                concurrency + 1,
                concurrency,
                pool,
                fewer);
        return new ConnectionLimit(fewer);
    }

    /** Of HikariCP, which is no dependency of ours. Others do not tell. */
    private static int sizeOfPool(DSLContext database) {
        if (database.configuration().connectionProvider() instanceof DataSourceConnectionProvider provider) {
            try {
                var pool = provider.dataSource();
                return (int) pool.getClass().getMethod("getMaximumPoolSize").invoke(pool);
            } catch (ReflectiveOperationException | ClassCastException e) {
                return Integer.MAX_VALUE;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** How many transactions may be at work at the same time. */
    public int transactions() {
        return transactions;
    }

    /** Uses one connection, as soon as it may. */
    public <T> T within(Supplier<T> use) {
        connections.acquireUninterruptibly();
        try {
            return use.get();
        } finally {
            connections.release();
        }
    }
}
