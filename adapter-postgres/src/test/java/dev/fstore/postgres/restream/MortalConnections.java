package dev.fstore.postgres.restream;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of a process that dies right after one of its statements or commits, before it learns the result. */
final class MortalConnections {

    private int steps;
    private boolean dead = false;
    private Optional<RuntimeException> cause = Optional.empty();

    /** @param steps so many statements and commits are answered */
    MortalConnections(int steps) {
        this.steps = steps;
    }

    boolean diesIn(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            cause = Optional.of(e);
        }
        return cause.isPresent();
    }

    void rethrow() {
        throw cause.orElseThrow();
    }

    boolean isDead() {
        return dead;
    }

    DataSource of(DataSource connections) {
        return proxy(DataSource.class, connections, Optional.empty());
    }

    private <T> T proxy(Class<T> type, Object target, Optional<Connection> connection) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments, connection)));
    }

    private @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments, Optional<Connection> connection)
            throws Throwable {
        if (method.getName().equals("unwrap")) {
            return invoke(target, method, arguments);
        }
        if (!isStep(method)) {
            return wrapped(invoke(target, method, arguments), connection);
        }
        if (dead) {
            throw new SQLException("died");
        }
        var result = invoke(target, method, arguments);
        if (steps-- == 0) {
            die(connection);
        }
        return wrapped(result, connection);
    }

    private static boolean isStep(Method method) {
        return method.getName().startsWith("execute") || method.getName().equals("commit");
    }

    private void die(Optional<Connection> connection) throws SQLException {
        dead = true;
        if (connection.isPresent()) {
            connection.get().abort(Runnable::run);
        }
        throw new SQLException("died");
    }

    private @Nullable Object wrapped(@Nullable Object result, Optional<Connection> connection) {
        return switch (result) {
            case Connection opened -> proxy(Connection.class, opened, Optional.of(opened));
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, connection);
            case null, default -> result;
        };
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
