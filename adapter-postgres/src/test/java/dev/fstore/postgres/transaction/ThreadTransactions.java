package dev.fstore.postgres.transaction;

import dev.fstore.application.CallerTransactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Binds transactions to threads, as Spring and JTA do. Within one, every connection that the data source hands out is the
 * same. Like Agroal's, it takes a savepoint, a commit or a rollback by JDBC for the end of the transaction.
 */
final class ThreadTransactions implements CallerTransactions {

    private static final Set<String> ENDING = Set.of("commit", "rollback", "setAutoCommit", "setSavepoint");

    private final DataSource pool;
    private static final ThreadLocal<@Nullable Bound> CURRENT = new ThreadLocal<>();

    /** The transaction of a thread. */
    private static final class Bound {

        private final Connection real;
        private final List<Runnable> afterCommit = new ArrayList<>();
        private boolean broken = false;

        Bound(Connection real) {
            this.real = real;
        }

        Connection enlisted() {
            return proxy(Connection.class, (proxy, method, arguments) -> {
                if (ENDING.contains(method.getName())
                        || Arrays.equals(method.getParameterTypes(), new Class<?>[] {Savepoint.class})) {
                    broken = true;
                }
                if (method.getName().equals("close")) {
                    return null; // the transaction keeps it
                }
                if (broken) {
                    throw new SQLException("This connection is enlisted, and cannot be used after " + method.getName());
                }
                return call(real, method, arguments);
            });
        }
    }

    ThreadTransactions(DataSource pool) {
        this.pool = pool;
    }

    /** On a data source that knows these transactions, in a configuration that knows them too. */
    DSLContext database() {
        var configuration = new DefaultConfiguration();
        configuration.set(proxy(DataSource.class, (proxy, method, arguments) -> {
            var bound = CURRENT.get();
            return bound != null && method.getName().equals("getConnection")
                    ? bound.enlisted()
                    : call(pool, method, arguments);
        }));
        configuration.set(SQLDialect.POSTGRES);
        configuration.data(CallerTransactions.class, this);
        return DSL.using(configuration);
    }

    /** Commits, unless {@code work} throws. */
    void run(Runnable work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            var bound = new Bound(connection);
            CURRENT.set(bound);
            try {
                work.run();
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            } finally {
                CURRENT.remove();
            }
            connection.commit();
            bound.afterCommit.forEach(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean inTransaction() {
        return CURRENT.get() != null;
    }

    @Override
    public void afterCommit(Runnable action) {
        var bound = CURRENT.get();
        if (bound == null) {
            action.run();
        } else {
            bound.afterCommit.add(action);
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(
            Object target, java.lang.reflect.Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
