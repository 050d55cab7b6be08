package dev.fstore.postgres.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tells which step a host has done, by the statements that it sends. */
record SteppedConnections(Consumer<ProcessStep> reached) {

    DataSource of(DataSource connections) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            var result = call(connections, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = call(connection, method, arguments);
            if (method.getName().equals("commit")) {
                reached.accept(ProcessStep.COMMITTED);
            }
            return result instanceof PreparedStatement statement
                    ? watched(statement, String.valueOf(arguments[0]))
                    : result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            var result = call(statement, method, arguments);
            if (method.getName().startsWith("execute")) {
                Stream.of(ProcessStep.values())
                        .filter(step -> step.isAfter(sql))
                        .forEach(reached);
            }
            return result;
        });
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
