package dev.fstore.testkit;

import dev.fstore.server.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a test class with a PostgreSQL database, as a parameter of its constructor, its tests or its lifecycle
 * methods.
 *
 * <pre>{@code
 * @ExtendWith(PostgresExtension.class)
 * class OrdersTest {
 *     OrdersTest(TestDatabase database) { … }
 * }
 * }</pre>
 *
 * <p>Each class gets a new, empty database, which it shares with its {@code @Nested} classes. All databases are on one
 * server, which starts at the first use, has {@code fsync} and {@code synchronous_commit} on, and stops at the end of
 * the run. Classes may run in parallel.
 *
 * <p>The server is embedded by default. Set the system property {@value #IMAGE} to a container image, such as {@code
 * -Dfstore.postgres=postgres:16}, to use a Docker engine, or to the directory of an installed PostgreSQL, such as
 * {@code -Dfstore.postgres=/usr/lib/postgresql/15}. If the server cannot start, the test fails with an {@link
 * IllegalStateException} that says what to do.
 */
public final class PostgresExtension implements ParameterResolver {

    /**
     * Names the system property that selects the server: a PostgreSQL image to run in a container, or the directory of
     * an installed PostgreSQL (with {@code bin/postgres} in it) to run a temporary server of.
     */
    public static final String IMAGE = "fstore.postgres";

    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    /**
     * Starts another server of the same kind, for tests that need one of their own: to restart it, to restore a backup,
     * or to preload an extension. The caller closes it.
     *
     * @param settings settings of {@code postgresql.conf} by name; values must not contain spaces
     */
    public static PostgresServer newServer(Map<String, String> settings) {
        return TestServer.another(settings);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var server = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(TestServer.class, key -> TestServer.start(), TestServer.class);
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(outermostClass(context), key -> server.newDatabase(), TestDatabase.class);
    }

    private static Class<?> outermostClass(ExtensionContext context) {
        var enclosing = context.getEnclosingTestClasses();
        return enclosing.isEmpty() ? context.getRequiredTestClass() : enclosing.getFirst();
    }
}
