package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.ActionPublisher;
import dev.fstore.application.handler.SagaManager;
import dev.fstore.domain.Saga;
import dev.fstore.testkit.contract.Count;
import dev.fstore.testkit.contract.Count.Increment;
import dev.fstore.testkit.contract.Count.Rename;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counted.Renamed;
import dev.fstore.testkit.contract.EventRepositoryContract;
import dev.fstore.testkit.contract.Published;
import dev.fstore.testkit.memory.InMemoryActionPublisher;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaManagerTest {

    /** Does again elsewhere what was done here, and says so. */
    private static final Saga<Counted, Count> MIRROR = event -> switch (event) {
        case Incremented(var by) -> List.of(new Increment(by), new Rename("mirrored"), new Increment(0));
        case Renamed renamed -> List.of();
    };

    private final InMemoryActionPublisher<Count> receiver = new InMemoryActionPublisher<>();
    private final SagaManager<Counted, Count> mirror = new SagaManager<>("mirror", MIRROR, receiver);

    @Test
    void the_actions_of_a_saga_are_published_in_order() {
        mirror.handle(recorded(new Incremented(1)));
        mirror.handle(recorded(new Incremented(2)));

        assertThat(receiver.published())
                .extracting(Published::action)
                .containsExactly(
                        new Increment(1),
                        new Rename("mirrored"),
                        new Increment(0),
                        new Increment(2),
                        new Rename("mirrored"),
                        new Increment(0));
    }

    @Test
    void an_event_that_leads_to_nothing_publishes_nothing() {
        mirror.handle(recorded(new Renamed("sheep")));

        assertThat(receiver.published()).isEmpty();
    }

    @Test
    void an_event_that_is_delivered_again_leads_to_the_same_command_ids() {
        var event = recorded(new Incremented(1));
        mirror.handle(event);
        new SagaManager<>("mirror", MIRROR, receiver).handle(event);

        assertThat(receiver.published()).hasSize(6);
        assertThat(receiver.published().subList(3, 6))
                .isEqualTo(receiver.published().subList(0, 3));
    }

    @Test
    void every_action_of_every_event_has_a_command_id_of_its_own() {
        mirror.handle(recorded(new Incremented(1)));
        mirror.handle(recorded(new Incremented(1)));

        assertThat(commandIds()).hasSize(6).doesNotContain(Optional.empty()).doesNotHaveDuplicates();
    }

    @Test
    void every_part_of_a_stored_event_has_command_ids_of_its_own_and_the_same_ones_again() {
        var first = recorded(new Incremented(1));
        var parts = List.of(first, part(first, 1), part(first, 2));
        parts.forEach(mirror::handle);

        assertThat(commandIds()).hasSize(9).doesNotHaveDuplicates();
        parts.forEach(mirror::handle);
        assertThat(commandIds().subList(9, 18)).isEqualTo(commandIds().subList(0, 9));
    }

    private static Recorded<Counted> part(Recorded<Counted> first, int part) {
        return new Recorded<>(
                new Incremented(part),
                first.id(),
                part,
                first.stream(),
                first.version(),
                first.offset(),
                first.metadata(),
                first.recordedAt());
    }

    @Test
    void two_sagas_that_react_to_one_event_have_different_command_ids() {
        var event = recorded(new Incremented(1));
        mirror.handle(event);
        new SagaManager<>("other", MIRROR, receiver).handle(event);

        assertThat(commandIds()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void an_action_follows_from_its_event_and_belongs_to_the_same_conversation() {
        var event = recorded(new Incremented(1));
        mirror.handle(event);

        assertThat(receiver.published())
                .extracting(Published::metadata)
                .hasSize(3)
                .allSatisfy(metadata -> {
                    assertThat(metadata.causationId()).contains(event.id());
                    assertThat(metadata.correlationId())
                            .isPresent()
                            .isEqualTo(event.metadata().correlationId());
                    assertThat(metadata.values()).isEqualTo(Map.of("user", "ada"));
                    assertThat(metadata.commandId())
                            .isNotEqualTo(event.metadata().commandId());
                });
    }

    @Test
    void actions_that_could_not_be_published_are_published_again_with_the_same_command_ids() {
        var event = recorded(new Incremented(1));
        var outages = new ArrayDeque<>(List.of("queue is down"));
        ActionPublisher<Count> unreliable = (action, metadata) -> {
            if (action instanceof Rename && !outages.isEmpty()) {
                throw new IllegalStateException(outages.remove());
            }
            receiver.publish(action, metadata);
        };
        var manager = new SagaManager<>("mirror", MIRROR, unreliable);

        assertThatIllegalStateException()
                .isThrownBy(() -> manager.handle(event))
                .withMessage("queue is down");
        manager.handle(event);

        assertThat(receiver.published())
                .extracting(Published::action)
                .containsExactly(new Increment(1), new Increment(1), new Rename("mirrored"), new Increment(0));
        assertThat(commandIds().get(1)).isEqualTo(commandIds().getFirst());
    }

    private List<Optional<UUID>> commandIds() {
        return receiver.published().stream()
                .map(published -> published.metadata().commandId())
                .toList();
    }

    private static Recorded<Counted> recorded(Counted event) {
        var metadata = new Metadata(
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()),
                Map.of("user", "ada"));
        return new Recorded<>(
                event,
                UUID.randomUUID(),
                new StreamId(EventRepositoryContract.DECIDER, UUID.randomUUID().toString()),
                1,
                1,
                metadata,
                Instant.EPOCH);
    }
}
