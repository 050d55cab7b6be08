package dev.fstore.postgres.subscription.writers;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Recorded;
import dev.fstore.application.Retrying;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.Subscriber;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Streams whose nth event says n. Their views keep the length of each stream, and whether an event was missing, repeated or
 * out of order.
 *
 * @param decider of all of these streams, which tells them from others in the store
 */
public record NumberedStreams(DSLContext database, String decider, int streams) {

    public record Stepped(long number) {}

    /**
     * The state of a stream.
     *
     * @param unbroken whether each event followed the one before
     */
    public record Run(long length, boolean unbroken) {

        Run after(Stepped event) {
            return new Run(length + 1, unbroken && event.number() == length + 1);
        }
    }

    private static final View<Run, Stepped> VIEW = View.of(new Run(0, true), Run::after);

    private static final Decider<Integer, Long, Stepped, String> WALK =
            Decider.of(0L, (stream, length) -> Decider.accept(new Stepped(length + 1)), (length, event) -> length + 1);

    public EventCodec<Stepped> codec() {
        return EventCodec.<Stepped>json().with(decider, Stepped.class);
    }

    public StreamId stream(int number) {
        return new StreamId(decider, decider + " " + number);
    }

    /** A command is the number of the stream to append one event to. */
    public CommandHandler<Integer, Long, Stepped, String> walkers(DSLContext connections) {
        var store = new PostgresEventRepository<>(connections, codec());
        return new Retrying<>(new EventSourcedAggregate<>(WALK, Saga.none(), this::stream, store), Integer.MAX_VALUE);
    }

    /** Fills the store as {@code length} appends to each stream would, but in seconds. Not while others append. */
    public void seed(int length) {
        new PostgresEventRepository<>(database, codec()); // declares the event type
        database.execute("ALTER TABLE events DISABLE TRIGGER USER");
        database.execute("""
                INSERT INTO events (event, event_id, decider, decider_id, data, command_id, previous_id, created_at, "offset",
                                    transaction_id, version)
                SELECT 'Stepped', md5(r.decider || s || '/' || v)::uuid, r.decider, r.decider || ' ' || s,
                       jsonb_build_object('number', v), gen_random_uuid(),
                       CASE WHEN v > 1 THEN md5(r.decider || s || '/' || v - 1)::uuid END, clock_timestamp(),
                       r.start + (v - 1)::bigint * r.streams + s, pg_current_xact_id(), v
                  FROM (SELECT ?, ?, (SELECT coalesce(max(e."offset"), 0) FROM events e)) r (decider, streams, start),
                       generate_series(1, ?) v, generate_series(1, r.streams) s""", decider, streams, length);
        database.execute("SELECT setval('events_offset_seq', (SELECT max(\"offset\") FROM events))");
        database.execute("ALTER TABLE events ENABLE TRIGGER USER");
        database.execute("ANALYZE events"); // as autovacuum would, some time later
    }

    public Subscriber<Stepped> subscriber(String view) {
        var states = new PostgresViewStates<Run, Stepped>(
                database, view, event -> event.stream().id(), StateCodec.json(Run.class));
        return Subscriber.transactional(
                view, codec(), transaction -> new MaterializedView<>(VIEW, states.within(transaction)));
    }

    /** Writes a row for every event. The table does not prevent a second one. */
    public static EventHandler<Stepped> sending(DSLContext transaction, String from) {
        return new EventHandler<>() {
            @Override
            public void handle(Recorded<Stepped> event) {
                handleAll(List.of(event));
            }

            @Override
            public void handleAll(List<Recorded<Stepped>> events) {
                transaction.execute(
                        "INSERT INTO sent SELECT ?, u.event_id FROM unnest(?::uuid[]) AS u (event_id)",
                        from,
                        events.stream().map(Recorded::id).toArray(UUID[]::new));
            }
        };
    }

    /** The database view that queries read. */
    public String shown() {
        return decider + "_shown";
    }

    /** Makes queries read this version. */
    public void show(DSLContext transaction, String view) {
        transaction.execute(
                "CREATE OR REPLACE VIEW %s AS SELECT key, (state ->> 'length')::bigint AS length FROM view_states WHERE view = '%s'"
                        .formatted(shown(), view));
    }

    /** How many streams the view has wrong: events are missing, repeated or out of order. */
    public int wrong(String view) {
        return database.fetch("""
                        SELECT FROM (SELECT decider_id AS key, count(*) AS length FROM events WHERE decider = ? GROUP BY 1) e
                          FULL JOIN (SELECT key, (state ->> 'length')::bigint AS length, (state ->> 'unbroken')::boolean AS unbroken
                                       FROM view_states WHERE view = ?) s USING (key)
                         WHERE e.length IS DISTINCT FROM s.length OR NOT s.unbroken""", decider, view).size();
    }

    /** How many events of these streams were not sent exactly once. */
    public int notSentOnce() {
        return database.fetch("""
                        SELECT FROM events e LEFT JOIN sent s USING (event_id)
                         WHERE e.decider = ? GROUP BY event_id HAVING count(s.event_id) <> 1""", decider).size();
    }

    /** How many events the view has handled. */
    public int handled(String view) {
        return database.fetchSingle(
                        "SELECT coalesce(sum((state ->> 'length')::bigint), 0) FROM view_states WHERE view = ?", view)
                .into(Integer.class);
    }

    public int events() {
        return database.fetchSingle("SELECT count(*) FROM events WHERE decider = ?", decider)
                .into(Integer.class);
    }
}
