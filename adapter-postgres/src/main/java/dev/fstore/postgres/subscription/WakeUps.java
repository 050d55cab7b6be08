package dev.fstore.postgres.subscription;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes subscriptions in all processes that use the same store after one of them has appended. A notification is sent after
 * the append, at most one every two milliseconds, since {@code NOTIFY} in the transaction of an append would make all
 * appends wait for each other. Notifications may get lost; subscriptions poll anyway. Keeps one connection to listen.
 * Thread-safe.
 */
public final class WakeUps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);

    private static final int LISTEN_MILLIS = 500;
    private static final Duration PAUSE_BETWEEN = Duration.ofMillis(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    /** Stores in other schemas of the database have other channels. */
    private static final String CHANNEL = "SELECT 'fstore_' || md5(current_schema())";

    /** A lost notification loses no event, so its commit need not wait for the disk. */
    private static final String NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, '')";

    private final DSLContext database;
    private final Runnable wake;
    private final String channel;
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong(System.nanoTime());
    private final Thread listener;
    private volatile boolean closed = false;

    /**
     * Listens until closed.
     *
     * @param wake called after every append, such as {@link Subscription#wake()}; must not throw
     */
    public WakeUps(DSLContext database, Runnable wake) {
        this.database = database;
        this.wake = wake;
        this.channel = database.fetchSingle(CHANNEL).into(String.class);
        this.listener = Thread.ofVirtual().name("fstore listener").start(this::listen);
    }

    /** Call it after an append. Wakes the subscriptions of this process at once and those of others soon, without waiting. */
    public void announce() {
        wake.run();
        if (announced.compareAndSet(false, true)) {
            Thread.ofVirtual().name("fstore notifier").start(this::send);
        }
    }

    private void send() {
        LockSupport.parkNanos(sent.get() + PAUSE_BETWEEN.toNanos() - System.nanoTime());
        sent.set(System.nanoTime());
        announced.set(false); // appends from now on need another notification
        try {
            database.execute(NOTIFY, channel);
        } catch (DataAccessException e) {
            LOG.debug("Could not notify other processes; their subscriptions poll", e);
        }
    }

    private void listen() {
        while (!closed) {
            try {
                database.connection(this::listen);
            } catch (DataAccessException e) {
                LOG.debug("Could not listen; next attempt in {}", PAUSE_AFTER_FAULT, e);
                LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
            var notifications = connection.unwrap(PGConnection.class);
            while (!closed) {
                if (notifications.getNotifications(LISTEN_MILLIS).length > 0) {
                    wake.run();
                }
            }
            statement.execute("UNLISTEN " + channel);
        }
    }

    /** Stops listening, within half a second. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
