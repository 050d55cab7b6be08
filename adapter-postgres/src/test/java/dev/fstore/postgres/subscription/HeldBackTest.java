package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.codec.History;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node of old code meets an event of a newer version. */
@ExtendWith(PostgresExtension.class)
class HeldBackTest {

    record Sent(int number) {}

    record SentByPost(int number, String carrier) {}

    private final DSLContext database;
    private final String decider = "parcel_" + UUID.randomUUID().toString().replace("-", "");
    private final EventType newType = new EventType(decider, "Sent", 2);
    private final EventCodec<Sent> older = EventCodec.<Sent>json().with(decider, Sent.class);
    private final EventCodec<SentByPost> newer = EventCodec.<SentByPost>json()
            .with(History.<SentByPost>of(decider, SentByPost.class)
                    .named(SentByPost.class, "Sent", 2)
                    .upcast("Sent", 1, json -> json.put("carrier", "unknown")));
    private final Queue<Integer> handledByOld = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> handledByNew = new ConcurrentLinkedQueue<>();

    HeldBackTest(TestDatabase database) {
        this.database = Databases.pooled(database);
    }

    private Subscriber<Sent> old() {
        return Subscriber.atLeastOnce(
                decider, older, event -> handledByOld.add(event.event().number()));
    }

    private Subscriber<SentByPost> next() {
        return Subscriber.atLeastOnce(
                decider, newer, event -> handledByNew.add(event.event().number()));
    }

    /** Number 1 in the old version, and 2 and 3 in the new one. */
    private void send(String first, String second) {
        var before = PostgresEventRepository.besideNewerNodes(database, older);
        before.append(append(first, List.of(new Sent(1))), Metadata.empty());
        var after = new PostgresEventRepository<>(database, newer);
        after.append(append(second, List.of(new SentByPost(2, "post"), new SentByPost(3, "bike"))), Metadata.empty());
    }

    private <E> List<Append<E>> append(String id, List<E> events) {
        return List.of(new Append<>(new StreamId(decider, id), Version.NONE, events, false));
    }

    @Test
    void streams_that_are_held_back_are_in_the_status_and_in_the_lag_of_the_view() {
        send("a", "b");
        var progress = new ViewProgress(database, decider);
        try (var node = Subscription.start(database, old())) {
            await().until(() -> node.status().heldBack().equals(Set.of(newType)));
            await().until(() -> handledByOld.size() == 1);

            assertThat(progress.asReadBy(older).lag().heldBackStreams()).isEqualTo(1);
            assertThat(progress.asReadBy(newer).lag().heldBackStreams()).isZero();
            assertThat(new ParkedStreams(database, decider).list()).isEmpty();

            try (var other = Subscription.start(database, next())) {
                await().until(() -> handledByNew.size() == 2);
                assertThat(other.status().heldBack()).isEmpty();
            }
            await().until(() -> progress.asReadBy(older).lag().heldBackStreams() == 0);
        }
        assertThat(handledByOld).containsExactly(1);
    }

    @Test
    void in_one_order_everything_after_it_waits_for_a_newer_node_and_then_goes_on_in_order() {
        send("a", "b");
        PostgresEventRepository.besideNewerNodes(database, older)
                .append(append("c", List.of(new Sent(4))), Metadata.empty());
        try (var node = Subscription.start(database, old().inOneOrder())) {
            await().until(() -> node.status().heldBack().contains(newType));
            await().until(() -> handledByOld.size() == 1);
            assertThat(new ViewProgress(database, decider).asReadBy(older).lag().heldBackStreams())
                    .isEqualTo(1);

            try (var other = Subscription.start(database, next().inOneOrder())) {
                await().until(() -> handledByOld.size() + handledByNew.size() == 4);
            }
        }
        assertThat(handledByOld).startsWith(1).doesNotContain(2, 3);
        assertThat(handledByNew).startsWith(2, 3);
    }
}
