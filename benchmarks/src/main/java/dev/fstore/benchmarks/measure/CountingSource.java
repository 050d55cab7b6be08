package dev.fstore.benchmarks.measure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Counts the statements that go through the connections of a pool, and the ends of transactions and savepoints. */
public record CountingSource(DataSource source, AtomicLong sent) {

    private static final Pattern SENDING = Pattern.compile("execute.*|commit|rollback|setSavepoint|releaseSavepoint");

    public CountingSource(DataSource source) {
        this(source, new AtomicLong());
    }

    public DataSource counted() {
        return watched(DataSource.class, source);
    }

    private <T> T watched(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (SENDING.matcher(method.getName()).matches()) {
                        sent.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        return method.getName().equals("unwrap") ? result : watched(result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private Object watched(Object result) {
        return switch (result) {
            case PreparedStatement statement -> watched(PreparedStatement.class, statement);
            case Statement statement -> watched(Statement.class, statement);
            case Connection connection -> watched(Connection.class, connection);
            case null, default -> result;
        };
    }
}
