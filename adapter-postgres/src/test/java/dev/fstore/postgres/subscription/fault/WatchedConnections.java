package dev.fstore.postgres.subscription.fault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tells which kill point a consumer reaches, by watching its statements. */
record WatchedConnections(Consumer<KillPoint> reached) {

    DataSource of(DataSource connections) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            var result = call(connections, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        var acknowledged = new AtomicBoolean();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return watched(statement, String.valueOf(arguments[0]), acknowledged);
            }
            if (method.getName().equals("commit") && acknowledged.getAndSet(false)) {
                reached.accept(KillPoint.AFTER_COMMIT);
            }
            return result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql, AtomicBoolean acknowledged) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            boolean executes = method.getName().startsWith("execute");
            if (executes && sql.contains("stream_events")) {
                reached.accept(KillPoint.BEFORE_FETCH);
            }
            var result = call(statement, method, arguments);
            if (executes) {
                executed(sql, statement.getConnection(), acknowledged);
            }
            return result;
        });
    }

    private void executed(String sql, Connection connection, AtomicBoolean acknowledged) throws SQLException {
        if (sql.contains("stream_events")) {
            reached.accept(KillPoint.AFTER_FETCH);
        } else if (sql.contains("INTO sums") || sql.contains("place_")) {
            reached.accept(KillPoint.AFTER_EFFECT);
        } else if (sql.contains("ack_event")) {
            reached.accept(KillPoint.AFTER_ACKNOWLEDGEMENT);
            if (connection.getAutoCommit()) {
                reached.accept(KillPoint.AFTER_COMMIT);
            } else {
                acknowledged.set(true);
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
