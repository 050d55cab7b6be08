package dev.fstore.postgres.subscription;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A connection that listens. A firewall may forget a connection without closing it, and a read from it then waits for ever.
 * So a silent connection is probed now and then, with a limit to how long the answer may take.
 */
final class ListeningConnection {

    private static final int WAIT_MILLIS = 500;

    /** How long a connection may be silent, and then how long it may take to answer. Together, a dead one is noticed. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The notification that is sent at the beginning has not arrived by then. */
    private static final Duration DEAF_AFTER = Duration.ofSeconds(5);

    private final Connection connection;
    private final String channel;
    private final boolean autoCommit;
    private final int networkTimeout;
    private final Duration patience;
    private final long since = System.nanoTime();
    private long lastSign = since;
    private volatile boolean confirmed = false;

    private ListeningConnection(Connection connection, String channel, Duration patience) throws SQLException {
        this.connection = connection;
        this.channel = channel;
        this.patience = patience;
        this.autoCommit = connection.getAutoCommit();
        this.networkTimeout = connection.getNetworkTimeout();
    }

    static ListeningConnection open(Connection connection, String channel, Duration patience) throws SQLException {
        var listening = new ListeningConnection(connection, channel, patience);
        connection.setAutoCommit(true); // LISTEN takes effect at a commit, and nothing is notified within a transaction
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
        listening.execute("LISTEN " + channel);
        return listening;
    }

    /** Waits a moment for notifications. Returns whether there were any. */
    boolean receives() throws SQLException {
        var received = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
        if (isEmpty(received)) {
            if (System.nanoTime() - lastSign > patience.toNanos()) {
                execute("SELECT");
            }
            return false;
        }
        lastSign = System.nanoTime();
        confirmed = true;
        return true;
    }

    private static boolean isEmpty(Object @Nullable [] notifications) {
        return notifications == null || notifications.length == 0;
    }

    /** Whether a notification has arrived. */
    boolean isConfirmed() {
        return confirmed;
    }

    /** Whether none has arrived although one was sent. */
    boolean isDeaf() {
        return !confirmed && System.nanoTime() - since > DEAF_AFTER.toNanos();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        lastSign = System.nanoTime();
    }

    /** Leaves the connection as it was, for its pool. */
    void close() throws SQLException {
        if (!connection.isClosed()) {
            execute("UNLISTEN " + channel);
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
            connection.setAutoCommit(autoCommit);
        }
    }
}
