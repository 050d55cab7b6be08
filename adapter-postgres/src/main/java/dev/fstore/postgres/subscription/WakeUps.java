package dev.fstore.postgres.subscription;

import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.TransactionPooling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes subscriptions in all processes that use the same store after one of them has appended. A notification is sent after
 * the append, at most one every two milliseconds, since {@code NOTIFY} in the transaction of an append would make all
 * appends wait for each other. Notifications may get lost; subscriptions poll anyway. Keeps one connection to listen, and
 * replaces it within half a minute when it is dead, even if nothing closed it. Thread-safe.
 */
public final class WakeUps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);

    private static final Duration PAUSE_BETWEEN = Duration.ofMillis(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    /** Stores in other schemas of the database have other channels. */
    private static final String CHANNEL = "SELECT 'fstore_' || md5(current_schema())";

    /** A lost notification loses no event, so its commit need not wait for the disk. */
    private static final String NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, '')";

    private final DSLContext database;
    private final Sessions sessions;
    private final Runnable wake;
    private final Duration patience;
    private final String channel;
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong(System.nanoTime());
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Thread listener;
    private volatile Optional<Thread> notifier = Optional.empty();
    private volatile BooleanSupplier confirmed = () -> false;
    private volatile boolean closed = false;

    /**
     * Listens until closed.
     *
     * @param database one whose connections go directly to PostgreSQL: PgBouncer in transaction mode passes no notifications on
     * @param wake called after every append, such as {@link Subscription#wake()}; must not throw
     */
    public WakeUps(DSLContext database, Runnable wake) {
        this(database, wake, ListeningConnection.PATIENCE);
    }

    WakeUps(DSLContext database, Runnable wake, Duration patience) {
        this.patience = patience;
        this.sessions = new Sessions(database);
        this.database = sessions.withoutListeners();
        this.wake = wake;
        this.channel = sessions.query(own -> own.fetchSingle(CHANNEL).into(String.class));
        this.listener = Thread.ofVirtual().name("fstore listener").start(this::listen);
    }

    /** Wakes these subscriptions, whose {@link Subscription#status} tells then whether notifications arrive. */
    public static WakeUps of(DSLContext database, List<Subscription> subscriptions) {
        var wakeUps = new WakeUps(database, () -> subscriptions.forEach(Subscription::wake));
        subscriptions.forEach(subscription -> subscription.wokenIf(wakeUps::isListening));
        return wakeUps;
    }

    /** Whether notifications are known to arrive. If not, subscriptions poll. */
    public boolean isListening() {
        return confirmed.getAsBoolean();
    }

    /** Call it after an append. Wakes the subscriptions of this process at once and those of others soon, without waiting. */
    public void announce() {
        wake.run();
        if (!closed && announced.compareAndSet(false, true)) {
            notifier = Optional.of(Thread.ofVirtual().name("fstore notifier").start(this::send));
        }
    }

    private void send() {
        LockSupport.parkNanos(sent.get() + PAUSE_BETWEEN.toNanos() - System.nanoTime());
        sent.set(System.nanoTime());
        announced.set(false); // appends from now on need another notification
        try {
            sessions.jooq(own -> own.execute(NOTIFY, channel));
        } catch (RuntimeException e) {
            LOG.debug("Could not notify other processes; their subscriptions poll", e);
        }
    }

    private void listen() {
        if (TransactionPooling.isBetween(database)) {
            warnOfPolling();
            return;
        }
        while (!closed) {
            try {
                database.connection(this::listen);
            } catch (RuntimeException e) {
                LOG.debug("Could not listen; next attempt in {}", PAUSE_AFTER_FAULT, e);
                LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        var listening = ListeningConnection.open(connection, channel, patience);
        confirmed = listening::isConfirmed;
        try {
            announce(); // something may have been missed meanwhile; and this is how a working connection is recognized
            while (!closed) {
                if (listening.receives()) {
                    wake.run();
                }
                if (listening.isDeaf()) {
                    warnOfPolling();
                }
            }
        } finally {
            confirmed = () -> false;
            listening.close();
        }
    }

    private void warnOfPolling() {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "No notifications arrive, so subscriptions poll. They do not pass a pooler in transaction mode, such as"
                            + " PgBouncer: give WakeUps a DSLContext whose connections bypass it");
        }
    }

    /** Stops listening, within half a second. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.join();
            if (notifier.isPresent()) {
                notifier.get().join(PAUSE_AFTER_FAULT); // its connection may be closed next
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
