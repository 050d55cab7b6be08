package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A command whose first outcome got lost, and which has nothing left to do. */
class HandledAgainTest {

    /** Switches a light on or off, unless it is so already. */
    private static final Decider<Boolean, Boolean, Boolean, String> LIGHT = Decider.of(
            false, (on, lit) -> on.equals(lit) ? Decider.accept() : Decider.accept(on), (lit, switched) -> switched);

    private final Metadata command = Metadata.empty().withCommandId(UUID.randomUUID());
    private final EventSourcedAggregate<Boolean, Boolean, Boolean, String> light = new EventSourcedAggregate<>(
            LIGHT, Saga.none(), on -> new StreamId("light", "hall"), new InMemoryEventRepository<>());

    @Test
    void it_returns_the_events_of_the_first_time() {
        var first = light.handle(true, command);

        assertThat(first.get().events()).hasSize(1);
        assertThat(light.handle(true, command)).isEqualTo(first);
        assertThat(light.checkingReads().handle(true, command)).isEqualTo(first);
    }

    @Test
    void another_command_with_nothing_to_do_has_no_events() {
        light.handle(true, command);

        var other = Metadata.empty().withCommandId(UUID.randomUUID());
        assertThat(light.handle(true, other).get().events()).isEmpty();
        assertThat(light.handle(true, Metadata.empty()).get().events()).isEmpty();
    }
}
