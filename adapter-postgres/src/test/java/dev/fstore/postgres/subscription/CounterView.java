package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.Retrying;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.testkit.contract.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Ten counters, and a table to which their view writes a row for every event that it handles. */
public record CounterView(DSLContext database, String view) {

    public static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with("counter", Counted.class);

    /** A command is the number to add. */
    private static final Decider<Integer, Integer, Counted, String> COUNTER =
            Decider.of(0, (by, total) -> Decider.accept(new Counted.Incremented(by)), (total, event) -> total);

    /** Counts the events of a stream. */
    static final View<Integer, Counted> COUNT = View.of(0, (count, event) -> count + 1);

    public static CounterView in(DSLContext database) {
        var counterView =
                new CounterView(database, "view_" + UUID.randomUUID().toString().replace("-", ""));
        counterView.createTable();
        return counterView;
    }

    /** Another view of the same counters, with a table of its own. */
    public CounterView and(String version) {
        var other = new CounterView(database, view + version);
        other.createTable();
        return other;
    }

    private void createTable() {
        database.execute("CREATE TABLE %s (seen bigint GENERATED ALWAYS AS IDENTITY, stream text, version bigint)"
                .formatted(view));
    }

    EventRepository<Counted> repository() {
        return new PostgresEventRepository<>(database, CODEC);
    }

    public EventSourcedAggregate<Integer, Integer, Counted, String> counters(EventRepository<Counted> repository) {
        return new EventSourcedAggregate<>(COUNTER, Saga.none(), by -> counter(by % 10), repository);
    }

    StreamId counter(int number) {
        return new StreamId("counter", view.substring(0, 37) + "/" + number);
    }

    /** Appends one event per number, to the ten counters in turn. */
    public List<Recorded<Counted>> count(int from, int to) {
        var counters = new Retrying<>(counters(repository()), 100);
        return IntStream.range(from, to)
                .mapToObj(by -> counters.handle(by, Metadata.empty()).get().events())
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    public Subscriber<Counted> subscriber() {
        return subscriber(this::writer);
    }

    public Subscriber<Counted> subscriber(Function<DSLContext, EventHandler<Counted>> handler) {
        return Subscriber.transactional(view, CODEC, handler);
    }

    /** Other tests have counters in the same store. */
    public EventHandler<Counted> writer(DSLContext transaction) {
        return event -> {
            if (isOwn(event)) {
                transaction.execute(
                        "INSERT INTO %s (stream, version) VALUES (?, ?)".formatted(view),
                        event.stream().id(),
                        event.version());
            }
        };
    }

    public boolean isOwn(Recorded<Counted> event) {
        return event.stream().id().startsWith(view.substring(0, 37) + "/");
    }

    long offsetOf(StreamId stream, long version) {
        return database.fetchSingle(
                        "SELECT \"offset\" FROM events WHERE decider_id = ? AND version = ?", stream.id(), version)
                .into(Long.class);
    }

    /** How many events the ten counters have. */
    public int events() {
        return database.fetchCount(
                DSL.table("events"), DSL.condition("decider_id LIKE ?", view.substring(0, 37) + "/%"));
    }

    public int effects() {
        return database.fetchCount(DSL.table(view));
    }

    public void assertInOrder() {
        assertThat(database.fetchCount(DSL.table(
                        "(SELECT version, row_number() OVER (PARTITION BY stream ORDER BY seen) AS place FROM %s) o WHERE version <> place"
                                .formatted(view))))
                .isZero();
    }
}
