package dev.fstore.sql;

import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.JUnitException;

/**
 * Gives the constructor of a test a session of its own on the test's database, with the store in it. It does not wait for
 * the disk, and is closed after the test.
 */
public final class SessionExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SessionExtension.class);

    private final PostgresExtension databases = new PostgresExtension();

    /** Else the session would be closed after the last test of the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Session.class;
    }

    @Override
    public Session resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var database = databases.resolveParameter(parameter, context);
        return context.getStore(NAMESPACE).computeIfAbsent(Session.class, key -> open(database), Session.class);
    }

    private static Session open(TestDatabase database) {
        Databases.installed(database);
        try {
            var session = Session.open(database);
            session.query("SET synchronous_commit = off");
            return session;
        } catch (SQLException e) {
            throw new JUnitException("No session of " + database, e);
        }
    }
}
