package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void a_deadline_is_due_at_its_instant_and_not_before() {
        var deadline = new Deadline("payment", NOON);

        assertThat(deadline.isDue(NOON.minusNanos(1))).isFalse();
        assertThat(deadline.isDue(NOON)).isTrue();
        assertThat(deadline.isDue(NOON.plusNanos(1))).isTrue();
    }

    @Test
    void a_deadline_has_a_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deadline(" ", NOON))
                .withMessage("The name of a deadline must not be blank; its instant is 2026-11-28T12:00:00Z");
    }

    @Test
    void a_process_waits_for_nothing_unless_it_says_so() {
        assertThat(new Fulfilment().deadlines(new Fulfilment.Waiting())).isEqualTo(List.of());
    }
}
