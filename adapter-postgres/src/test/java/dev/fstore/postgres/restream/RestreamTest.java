package dev.fstore.postgres.restream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.restream.Purses.Event;
import dev.fstore.postgres.restream.Purses.Paid;
import dev.fstore.postgres.restream.Purses.PurseClosed;
import dev.fstore.postgres.restream.Purses.Spent;
import dev.fstore.postgres.subscription.Origin;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RestreamTest {

    private static final View<List<Event>, Event> ALL = Purses.ALL;

    private final DSLContext database;
    private final Purses purses = Purses.random();
    private final EventRepository<Event> events;

    RestreamTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.events = new PostgresEventRepository<>(this.database, purses.codec());
    }

    @Test
    void many_streams_become_one_and_the_old_ones_are_closed() {
        purses.fill(events, "a1", 1, 2);
        purses.fill(events, "a2", 3);
        purses.fill(events, "b1", 4);

        assertThat(purses.restream().run(database, purses.codec())).isEqualTo(new Restream.Report(3, 4));

        assertThat(events.load(purses.owner("a"), ALL).state()).containsExactly(new Paid(1), new Paid(2), new Paid(3));
        assertThat(events.load(purses.owner("b"), ALL).state()).containsExactly(new Paid(4));
        assertThat(events.load(purses.purse("a1"), ALL).state())
                .containsExactly(new Spent(1), new Spent(2), new PurseClosed());
        var closed = new Append<Event>(
                purses.purse("a1"), events.load(purses.purse("a1"), ALL).version(), List.of(new Spent(9)), false);
        assertThat(events.append(List.of(closed), Metadata.empty()).isLeft()).isTrue();
    }

    @Test
    void what_was_moved_is_not_moved_again_and_what_has_come_since_is() {
        purses.fill(events, "a1", 1);
        purses.restream().run(database, purses.codec());
        purses.fill(events, "a2", 2);

        assertThat(purses.restream().run(database, purses.codec())).isEqualTo(new Restream.Report(1, 1));
        assertThat(purses.restream().run(database, purses.codec())).isEqualTo(new Restream.Report(0, 0));
        assertThat(events.load(purses.owner("a"), ALL).state()).containsExactly(new Paid(1), new Paid(2));
    }

    @Test
    void a_moved_event_keeps_its_metadata_and_says_where_it_happened() {
        var metadata = Metadata.empty()
                .withCommandId(UUID.randomUUID())
                .withCausationId(UUID.randomUUID())
                .withValues(Map.of("clerk", "7"));
        var original = purses.append(events, "a1", metadata, 1).getFirst();
        var moved = new ConcurrentLinkedQueue<Recorded<Event>>();

        purses.restream().run(database, purses.codec());
        try (var subscription =
                Subscription.start(database, subscriber("owners", moved).reading(Purses::isOfOwner))) {
            await().until(() -> !moved.isEmpty());
        }

        var copy = moved.peek();
        assertThat(copy.metadata().correlationId())
                .isEqualTo(original.metadata().correlationId());
        assertThat(copy.metadata().causationId()).isEqualTo(metadata.causationId());
        assertThat(copy.metadata().values()).containsEntry("clerk", "7");
        assertThat(Origin.of(copy.metadata()))
                .contains(Origin.of(original, purses.codec().typeOf(original.event())));
        assertThat(Origin.of(original.metadata())).isEmpty();
        var followUp = copy.metadata().withCommandId(UUID.randomUUID());
        assertThat(Origin.of(followUp)).isEmpty();
    }

    private Subscriber<Event> subscriber(String view, Queue<Recorded<Event>> seen) {
        return Subscriber.atLeastOnce(purses.name(view), purses.codec(), seen::add);
    }

    @Test
    void a_view_of_both_streams_handles_every_fact_once_and_before_anything_new() {
        purses.fill(events, "a1", 1, 2);
        var seen = new ConcurrentLinkedQueue<Recorded<Event>>();
        try (var subscription = Subscription.start(database, subscriber("all", seen))) {
            var gated = purses.restream(Set.of(purses.name("all")), Duration.ofMinutes(1));
            assertThat(gated.run(database, purses.codec()).events()).isEqualTo(2);
            assertThat(seen).map(Recorded::event).startsWith(new Spent(1), new Spent(2));
            purses.pay(events, "a", 3);

            await().until(() -> seen.stream().map(Recorded::event).anyMatch(new Paid(3)::equals));
            await().until(() -> seen.size() == 4);
        }
        assertThat(seen)
                .map(Recorded::event)
                .containsExactlyInAnyOrder(new Spent(1), new Spent(2), new PurseClosed(), new Paid(3));
    }

    @Test
    void a_stream_waits_for_the_views_that_are_named() {
        purses.fill(events, "a1", 1);
        Subscription.register(database, subscriber("late", new ConcurrentLinkedQueue<>()));

        assertThatThrownBy(() -> purses.restream(Set.of(purses.name("late")), Duration.ZERO)
                        .run(database, purses.codec()))
                .isInstanceOf(TransientFaultException.class)
                .hasMessageContaining("has not processed stream " + purses.purse("a1"));
        assertThat(events.load(purses.owner("a"), ALL).state()).isEmpty();
    }

    @Test
    void a_writer_of_an_old_stream_loses_no_event_to_the_migration() {
        purses.fill(events, "a1", 1);
        var once = new AtomicBoolean(true);
        var meddled = new Restream<Event>(
                purses.name("meddled"),
                purses.decider(),
                event -> {
                    if (once.getAndSet(false)) {
                        purses.append(events, "a1", Metadata.empty(), 2);
                    }
                    return purses.move(event);
                },
                stream -> new PurseClosed(),
                Set.of(),
                Duration.ZERO);

        assertThat(meddled.run(database, purses.codec())).isEqualTo(new Restream.Report(1, 2));
        assertThat(events.load(purses.owner("a"), ALL).state()).containsExactly(new Paid(1), new Paid(2));
    }

    @Test
    void a_stream_none_of_whose_events_goes_elsewhere_is_left_alone() {
        purses.fill(events, "a1", 1);
        var none = new Restream<Event>(
                purses.name("none"),
                purses.decider(),
                event -> Optional.empty(),
                stream -> new PurseClosed(),
                Set.of(),
                Duration.ZERO);

        assertThat(none.run(database, purses.codec())).isEqualTo(new Restream.Report(0, 0));
        assertThat(events.load(purses.purse("a1"), ALL).state()).containsExactly(new Spent(1));
    }

    @Test
    void a_stream_that_was_closed_before_is_moved_too() {
        purses.fill(events, "a1", 1);
        StreamId old = purses.purse("a1");
        events.append(
                List.of(new Append<Event>(old, events.load(old, ALL).version(), List.of(new Spent(2)), true)),
                Metadata.empty());

        assertThat(purses.restream().run(database, purses.codec())).isEqualTo(new Restream.Report(1, 2));
        assertThat(events.load(old, ALL).state()).containsExactly(new Spent(1), new Spent(2));
        assertThat(purses.restream().run(database, purses.codec())).isEqualTo(new Restream.Report(0, 0));
    }
}
