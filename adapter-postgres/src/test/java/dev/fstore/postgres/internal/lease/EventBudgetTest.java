package dev.fstore.postgres.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.StoredEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventBudgetTest {

    private final EventBudget budget = new EventBudget();

    private static List<StoredEvent> events(int count, int bytes) {
        var type = new EventType("counter", "Incremented", 1);
        var event = new StoredEvent(
                new EncodedEvent(type, "x".repeat(bytes)),
                UUID.randomUUID(),
                new StreamId("counter", "1"),
                1,
                1,
                UUID.randomUUID(),
                "{}",
                Instant.EPOCH);
        return Collections.nCopies(count, event);
    }

    @Test
    void a_batch_of_large_events_takes_sixteen_megabytes_at_most() {
        budget.learnFrom(events(160, 400_000));

        assertThat(budget.events()).isBetween(1, (16 << 20) / 400_000);
    }

    @Test
    void an_event_that_is_larger_than_the_budget_comes_alone() {
        budget.learnFrom(events(1, 20 << 20));

        assertThat(budget.events()).isEqualTo(1);
    }

    @Test
    void batches_of_small_events_grow_to_a_thousand() {
        budget.learnFrom(events(100, 100));
        budget.learnFrom(events(100, 100));

        assertThat(budget.events()).isEqualTo(1_000);
    }

    @Test
    void a_single_small_event_lets_the_next_batch_grow() {
        budget.learnFrom(1, 100);

        assertThat(budget.events()).isEqualTo(640);
    }

    @Test
    void nothing_is_learned_from_nothing() {
        int before = budget.events();
        budget.learnFrom(0, 0);

        assertThat(budget.events()).isEqualTo(before);
    }

    @Test
    void after_memory_ran_out_batches_are_half_as_large() {
        int before = budget.events();
        budget.halve();

        assertThat(budget.events()).isEqualTo(before / 2);
    }
}
