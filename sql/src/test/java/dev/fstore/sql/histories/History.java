package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import dev.fstore.sql.Verdict;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One seeded run of producers and consumers, each a database session of its own. The seed decides what everybody does;
 * who comes first is up to the machine.
 *
 * @param ahead counts deliveries of streams beyond the place that the view has reached in the log
 */
public record History(TestDatabase database, long seed, Variant variant, AtomicLong ahead) {

    /** A difficulty of a history. */
    public enum Variant {
        PLAIN,
        TWO_DECIDERS_SHARE_IDS,
        VIEW_REGISTERED_MEANWHILE,
        VIEW_REGISTERED_AGAIN,
        CONSUMER_DIES,
        CONSUMER_SLOWER_THAN_ITS_LEASE,
        SEVERAL_STREAMS_PER_TRANSACTION,
        POLL_STAYS_OPEN,
        VIEW_READS_A_PART,
        VIEW_READS_MORE_FOR_A_WHILE,
        ALL_TOGETHER;

        boolean is(Variant trouble) {
            return this == trouble || this == ALL_TOGETHER;
        }

        boolean readsAPart() {
            return is(VIEW_READS_A_PART) || is(VIEW_READS_MORE_FOR_A_WHILE);
        }
    }

    private static final int STREAMS = 6;
    private static final int COMMANDS = 5;
    private static final int POLLS = 10;

    public History(TestDatabase database, long seed, Variant variant) {
        this(database, seed, variant, new AtomicLong());
    }

    public Verdict run() throws Exception {
        var prefix = "history %s %s ".formatted(seed, variant);
        var view = "view of " + prefix;
        var producing = new AtomicBoolean(true);
        var acknowledged = new AtomicLong();
        try (var owner = Session.pooled(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String start = owner.query("SELECT store_clock()").getFirst();
            var filter = variant.readsAPart() ? ViewFilter.random(new Random(seed * 43)) : ViewFilter.NONE;
            if (!variant.is(Variant.VIEW_REGISTERED_MEANWHILE)) {
                filter.register(owner, view, start, 300);
            }
            var producers = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                var producer = new Producer(database, variant, new Random(seed * 31 + i), prefix, acknowledged);
                producers.add(threads.submit(producer));
            }
            filter.register(owner, view, start, 300);
            var consumers = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                consumers.add(threads.submit(
                        new Consumer(database, variant, new Random(seed * 37 + i), view, producing, ahead)));
            }
            if (variant.is(Variant.POLL_STAYS_OPEN)) {
                producers.add(threads.submit(new Occupier(database, new Random(seed * 41), view)));
            }
            if (variant.is(Variant.VIEW_REGISTERED_AGAIN)) {
                for (int i = 0; i < 3; i++) {
                    filter.register(owner, view, start, 300);
                    filter.register(owner, view, "now", 60 + i);
                }
            }
            if (variant.is(Variant.VIEW_READS_MORE_FOR_A_WHILE)) {
                for (int i = 0; i < 3; i++) {
                    ViewFilter.NONE.register(owner, view, start, 300);
                    dawdle(owner, new Random(seed * 47 + i));
                    filter.register(owner, view, start, 300);
                }
            }
            finish(producers);
            producing.set(false);
            finish(consumers);
            var verdict = Verdict.of(owner, prefix, view, acknowledged.get());
            return variant.is(Variant.VIEW_READS_MORE_FOR_A_WHILE) ? verdict.whateverIsAstray() : verdict;
        }
    }

    private static void finish(List<Future<?>> tasks) throws InterruptedException, ExecutionException {
        for (var task : tasks) {
            task.get();
        }
    }

    /** Reads streams and appends to them, in its own time. */
    private record Producer(
            TestDatabase database, Variant variant, Random random, String prefix, AtomicLong acknowledged)
            implements Callable<Boolean> {

        @Override
        public Boolean call() throws SQLException {
            try (var session = Session.pooled(database)) {
                int commands = variant.is(Variant.POLL_STAYS_OPEN) ? 4 * COMMANDS : COMMANDS;
                for (int command = 0; command < commands; command++) {
                    append(session);
                }
            }
            return true;
        }

        private void append(Session session) throws SQLException {
            int events = variant.is(Variant.SEVERAL_STREAMS_PER_TRANSACTION) ? 1 + random.nextInt(3) : 1;
            try {
                session.begin();
                for (int i = 0; i < events; i++) {
                    String decider =
                            (variant.is(Variant.TWO_DECIDERS_SHARE_IDS) || variant.readsAPart()) && random.nextBoolean()
                                    ? "payment"
                                    : "order";
                    String event = variant.readsAPart() && random.nextBoolean() ? "Paid" : "Placed";
                    String stream = prefix + random.nextInt(variant.is(Variant.POLL_STAYS_OPEN) ? 4 : STREAMS);
                    session.query(
                            "SELECT event_id FROM append_event(?, gen_random_uuid(), ?, ?, '{}', gen_random_uuid(),"
                                    + " (SELECT event_id FROM get_last_event(?, ?)))",
                            event,
                            decider,
                            stream,
                            stream,
                            decider);
                }
                dawdle(session, random);
                session.commit();
                acknowledged.addAndGet(events);
            } catch (SQLException overtaken) {
                session.rollback();
            }
        }
    }

    /** Keeps the log to itself most of the time: meanwhile, the others can only go on with streams that are queued. */
    private record Occupier(TestDatabase database, Random random, String view) implements Callable<Boolean> {

        @Override
        public Boolean call() throws SQLException {
            try (var session = Session.pooled(database)) {
                for (int poll = 0; poll < POLLS; poll++) {
                    session.begin().query("SELECT event FROM stream_events(?, 0)", view);
                    for (int i = 0; i < 20; i++) {
                        dawdle(session, random);
                    }
                    session.commit();
                }
            }
            return true;
        }
    }

    public static void dawdle(Session session, Random random) throws SQLException {
        session.query("SELECT pg_sleep(?)", random.nextInt(3) * 0.001);
    }
}
