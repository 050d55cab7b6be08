package dev.fstore.postgres.faults;

import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.sql.Databases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Reads many large events in one of the ways that there are, with little memory. Exits with 0 if it has read all of them. */
final class LargeEventsProgram {

    sealed interface Event {
        record Scanned(String page) implements Event {}
    }

    /** How events are read. */
    enum Way {
        REPOSITORY,
        STREAMS,
        ONE_ORDER,
        AT_LEAST_ONCE,
        REBUILD
    }

    static final EventCodec<Event> CODEC = EventCodec.<Event>json().with("scan", Event.class);
    static final StreamId LONG_STREAM = new StreamId("scan", "long");

    private LargeEventsProgram() {}

    /** Takes the address, the way, how many events there are, and how many of them are in the long stream. */
    public static void main(String... arguments) {
        var database = DSL.using(Databases.pool(arguments[0], 6), SQLDialect.POSTGRES);
        int expected = Integer.parseInt(arguments[2]);
        var read = new AtomicInteger();
        var way = Way.valueOf(arguments[1]);
        if (way == Way.REPOSITORY) {
            View<Integer, Event> count = View.of(0, (events, event) -> events + 1);
            read.set(new PostgresEventRepository<>(database, CODEC)
                    .load(LONG_STREAM, count)
                    .state());
            expected = Integer.parseInt(arguments[3]);
        } else {
            start(way, database, read);
        }
        while (read.get() < expected) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        System.exit(0); // without waiting for anything
    }

    private static void start(Way way, DSLContext database, AtomicInteger read) {
        var view = Subscriber.<Event>transactional(way.name(), CODEC, transaction -> event -> read.incrementAndGet());
        switch (way) {
            case STREAMS -> Subscription.start(database, view);
            case ONE_ORDER -> Subscription.start(database, view.inOneOrder());
            case AT_LEAST_ONCE ->
                Subscription.start(
                        database, Subscriber.<Event>atLeastOnce(way.name(), CODEC, event -> read.incrementAndGet()));
            case REBUILD -> {
                Subscription.register(database, Subscriber.<Event>atLeastOnce("old", CODEC, event -> {}));
                Rebuild.start(database, view, "old");
            }
            case REPOSITORY -> throw new IllegalArgumentException("No subscription: " + way);
        }
    }
}
