package dev.fstore.postgres;

import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One seeded run of producers and consumers, each a database session of its own. The seed decides what everybody does;
 * who comes first is up to the machine.
 */
record History(TestDatabase database, long seed, Variant variant) {

    /** What makes a history hard. */
    enum Variant {
        PLAIN,
        TWO_DECIDERS_SHARE_IDS,
        VIEW_REGISTERED_MEANWHILE,
        VIEW_REGISTERED_AGAIN,
        CONSUMER_DIES,
        CONSUMER_SLOWER_THAN_ITS_LEASE,
        SEVERAL_STREAMS_PER_TRANSACTION,
        ALL_TOGETHER;

        boolean is(Variant trouble) {
            return this == trouble || this == ALL_TOGETHER;
        }
    }

    private static final int STREAMS = 6;
    private static final int COMMANDS = 5;
    private static final int MOST_POLLS = 1_000; // on a store with a defect, some would go on for ever

    Verdict run() throws Exception {
        var prefix = "history %d %s ".formatted(seed, variant);
        var view = "view of " + prefix;
        var producing = new AtomicBoolean(true);
        var acknowledged = new AtomicLong();
        try (var owner = Session.open(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String start = owner.query("SELECT store_clock()").getFirst();
            if (!variant.is(Variant.VIEW_REGISTERED_MEANWHILE)) {
                register(owner, view, start);
            }
            var producers = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                var producer = new Producer(database, variant, new Random(seed * 31 + i), prefix, acknowledged);
                producers.add(threads.submit(producer));
            }
            register(owner, view, start);
            var consumers = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                consumers.add(threads.submit(
                        new Consumer(database, variant, new Random(seed * 37 + i), view, prefix, producing)));
            }
            if (variant.is(Variant.VIEW_REGISTERED_AGAIN)) {
                for (int i = 0; i < 3; i++) {
                    register(owner, view, start);
                    owner.query("SELECT register_view(?, now(), ?)", view, 60L + i);
                }
            }
            finish(producers);
            producing.set(false);
            finish(consumers);
            return Verdict.of(owner, prefix, view, acknowledged.get());
        }
    }

    private static void register(Session session, String view, String start) throws SQLException {
        session.query("SELECT register_view(?, ?::timestamptz)", view, start);
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
            try (var session = Session.open(database)) {
                for (int command = 0; command < COMMANDS; command++) {
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
                            variant.is(Variant.TWO_DECIDERS_SHARE_IDS) && random.nextBoolean() ? "payment" : "order";
                    String stream = prefix + random.nextInt(STREAMS);
                    session.query(
                            "SELECT event_id FROM append_event('Placed', gen_random_uuid(), ?, ?, '{}', gen_random_uuid(),"
                                    + " (SELECT event_id FROM get_last_event(?, ?)))",
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

    /** Projects and acknowledges in one transaction, until there is nothing left and nothing can come. */
    private record Consumer(
            TestDatabase database, Variant variant, Random random, String view, String prefix, AtomicBoolean producing)
            implements Callable<Boolean> {

        @Override
        public Boolean call() throws SQLException {
            boolean more = true;
            for (int polls = 0; more && polls < MOST_POLLS; polls++) {
                boolean producingBefore = producing.get();
                try (var session = Session.open(database)) {
                    more = consume(session) || producingBefore || pending(session);
                }
            }
            return true;
        }

        private boolean consume(Session session) throws SQLException {
            int lease = variant.is(Variant.CONSUMER_SLOWER_THAN_ITS_LEASE) && random.nextInt(4) == 0 ? 0 : 1;
            int batch = 1 + random.nextInt(2);
            // Without a name, a lease is good for one event.
            @Nullable UUID name = batch == 1 && random.nextBoolean() ? null : UUID.randomUUID();
            var offsets = session.query(
                    "SELECT \"offset\" FROM stream_events(?, ?, ?, ?, ?::uuid)",
                    view,
                    1 + random.nextInt(3),
                    lease,
                    batch,
                    name);
            if (random.nextBoolean()) {
                dawdle(session, random);
                project(session, offsets, name);
                return !offsets.isEmpty();
            }
            for (String offset : offsets) {
                dawdle(session, random);
                if (variant.is(Variant.CONSUMER_DIES) && random.nextInt(6) == 0) {
                    return true;
                }
                project(session, List.of(offset), name);
            }
            return !offsets.isEmpty();
        }

        private void project(Session session, List<String> offsets, @Nullable UUID lease) throws SQLException {
            String batch = "{" + String.join(",", offsets) + "}";
            try {
                session.begin();
                session.query(
                        "INSERT INTO effects (view, event_id) SELECT ?, event_id FROM events"
                                + " WHERE \"offset\" = ANY (?::bigint[]) ORDER BY \"offset\"",
                        view,
                        batch);
                session.query(
                        "SELECT ack_event(?, b.decider_id, b.last, b.decider, ?::uuid)"
                                + " FROM (SELECT decider, decider_id, max(\"offset\") AS last FROM events"
                                + " WHERE \"offset\" = ANY (?::bigint[]) GROUP BY decider, decider_id ORDER BY decider, decider_id) b",
                        view,
                        lease,
                        batch);
                session.commit();
            } catch (SQLException leaseLost) {
                session.rollback();
            }
        }

        /** Whether something is left; if so, time passes until every lease has ended. */
        private boolean pending(Session session) throws SQLException {
            session.query(
                    "UPDATE locks l SET locked_until = store_clock() FROM (SELECT view, decider, decider_id FROM locks"
                            + " WHERE view = ? AND \"offset\" > last_offset FOR UPDATE SKIP LOCKED) p"
                            + " WHERE l.view = p.view AND l.decider = p.decider AND l.decider_id = p.decider_id",
                    view);
            return !session.query("SELECT 1 FROM locks WHERE view = ? AND \"offset\" > last_offset", view)
                    .isEmpty();
        }
    }

    private static void dawdle(Session session, Random random) throws SQLException {
        session.query("SELECT pg_sleep(?)", random.nextInt(3) * 0.001);
    }
}
