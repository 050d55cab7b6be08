package dev.fstore.testkit;

import dev.fstore.server.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a PostgreSQL database, wherever JUnit resolves parameters: constructor, test and lifecycle
 * methods.
 *
 * <pre>{@code
 * @ExtendWith(PostgresExtension.class)
 * class OrdersTest {
 *     OrdersTest(TestDatabase database) { … }
 * }
 * }</pre>
 *
 * <p>Each class has a database of its own, empty at first and shared with its {@code @Nested} classes. All of them
 * are on one server, which starts when it is first needed, has {@code fsync} and {@code synchronous_commit} on, and
 * stops when the run ends. It is embedded, unless the system property {@value #IMAGE} names a container image, as in
 * {@code -Dfstore.postgres=postgres:16}, which needs a Docker engine, or the directory of an installed PostgreSQL, as in
 * {@code -Dfstore.postgres=/usr/lib/postgresql/15}. Thread-safe, so that classes may run in parallel. If there is no such server to be had, the test fails with an {@link IllegalStateException}.
 */
public final class PostgresExtension implements ParameterResolver {

    /**
     * Set to a PostgreSQL image, this system property makes tests run in a container of it; set to the directory of an
     * installed PostgreSQL (with {@code bin/postgres} in it), on a temporary server of that.
     */
    public static final String IMAGE = "fstore.postgres";

    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    /**
     * Starts another server of the kind that tests run on, for what a test cannot do on theirs: restart it, restore a
     * backup, preload an extension. Close it.
     *
     * @param settings as in {@code postgresql.conf}, by name; their values have no spaces
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
