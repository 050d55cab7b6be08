package dev.fstore.domain;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

    /** Counts up to a limit; no more than it has to be. */
    private final Decider<Integer, Integer, Integer, String> counter = Decider.of(
            0, (step, count) -> count + step > 9 ? reject("too far") : accept(step), (count, step) -> count + step);

    @Test
    void accepted_events_keep_their_order() {
        assertThat(accept(3, 1, 2)).isEqualTo(Either.right(List.of(3, 1, 2)));
        assertThat(accept()).isEqualTo(Either.right(List.of()));
        assertThat(ProcessManager.note(3, 1, 2)).isEqualTo(Either.right(List.of(3, 1, 2)));
    }

    @Test
    void null_is_no_event() {
        assertThatNullPointerException().isThrownBy(() -> accept(1, Always.nothing()));
        assertThatNullPointerException().isThrownBy(() -> ProcessManager.note(1, Always.nothing()));
    }

    @Test
    void a_rejection_is_a_value() {
        assertThat(reject("too far")).isEqualTo(Either.left("too far"));
    }

    @Test
    void a_decider_of_lambdas_decides_and_evolves_and_never_ends() {
        assertThat(counter.initialState()).isZero();
        assertThat(counter.decide(4, 5)).isEqualTo(accept(4));
        assertThat(counter.decide(4, 6)).isEqualTo(reject("too far"));
        assertThat(counter.fold(counter.initialState(), List.of(4, 5))).isEqualTo(9);
        assertThat(counter.isFinal(9)).isFalse();
    }

    @Test
    void a_decider_is_not_final_unless_it_says_so() {
        assertThat(new FaultyPartTest.Negligent().isFinal(0)).isFalse();
    }

    @Test
    void no_decider_decides_nothing_and_remembers_nothing() {
        Decider<String, Tuple0, String, String> none = Decider.none();

        assertThat(none.initialState()).isEqualTo(Tuple.empty());
        assertThat(none.decide("anything", Tuple.empty())).isEqualTo(accept());
        assertThat(none.evolve(Tuple.empty(), "anything")).isEqualTo(Tuple.empty());
    }

    @Test
    void no_view_remembers_nothing() {
        View<Tuple0, String> none = View.none();

        assertThat(none.initialState()).isEqualTo(Tuple.empty());
        assertThat(none.evolve(Tuple.empty(), "anything")).isEqualTo(Tuple.empty());
    }
}
