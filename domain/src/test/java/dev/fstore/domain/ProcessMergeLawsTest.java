package dev.fstore.domain;

import static dev.fstore.domain.Processes.same;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static dev.fstore.domain.Table.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Merging processes is a monoid, up to how the states are nested. */
class ProcessMergeLawsTest {

    @Test
    void merging_nothing_on_either_side_stays_the_same() {
        Laws.hold(random -> {
            var process = Processes.drawnQuietAtTheEnd(random);
            var after = ProcessManager.merge(ProcessManager.none(), process);
            var before = ProcessManager.merge(process, ProcessManager.none());

            same(REJECTIONS, STATES, after.dimapState(state -> Tuple.of(Tuple.empty(), state), Tuple2::_2), process);
            same(REJECTIONS, STATES, before.dimapState(state -> Tuple.of(state, Tuple.empty()), Tuple2::_1), process);
        });
    }

    @Test
    void it_does_not_matter_which_two_of_three_are_merged_first() {
        Laws.hold(random -> {
            var first = Processes.drawn(random);
            var second = Processes.drawn(random);
            var third = Processes.drawn(random);
            var left = ProcessManager.merge(ProcessManager.merge(first, second), third);
            var right = ProcessManager.merge(first, ProcessManager.merge(second, third));

            same(
                    REJECTIONS,
                    pairs(STATES, pairs(STATES, STATES)),
                    left.dimapState(
                            s -> Tuple.of(Tuple.of(s._1, s._2._1), s._2._2),
                            s -> Tuple.of(s._1._1, Tuple.of(s._1._2, s._2))),
                    right);
        });
    }

    @Test
    void both_are_told_until_they_are_over_and_the_whole_ends_with_the_last() {
        Laws.hold(random -> {
            var first = Processes.drawn(random);
            var second = Processes.drawn(random);
            var merged = ProcessManager.merge(first, second);

            for (var state : pairs(STATES, STATES)) {
                boolean firstIsOver = first.isFinal(state._1);
                boolean secondIsOver = second.isFinal(state._2);
                assertThat(merged.isFinal(state)).isEqualTo(firstIsOver && secondIsOver);
                for (var result : REJECTIONS) {
                    assertThat(merged.decide(result, state).get())
                            .isEqualTo(concat(
                                    firstIsOver
                                            ? List.of()
                                            : first.decide(result, state._1).get(),
                                    secondIsOver
                                            ? List.of()
                                            : second.decide(result, state._2).get()));
                }
            }
        });
    }

    @Test
    void actions_of_the_first_come_first_and_a_common_deadline_is_listed_once() {
        Laws.hold(random -> {
            var first = Processes.drawnQuietAtTheEnd(random);
            var second = Processes.drawnQuietAtTheEnd(random);
            var merged = ProcessManager.merge(first, second);

            for (var state : pairs(STATES, STATES)) {
                assertThat(merged.pending(state)).isEqualTo(concat(first.pending(state._1), second.pending(state._2)));
                assertThat(merged.deadlines(state))
                        .doesNotHaveDuplicates()
                        .hasSameElementsAs(concat(first.deadlines(state._1), second.deadlines(state._2)));
                for (var event : EVENTS) {
                    assertThat(merged.react(event, state))
                            .isEqualTo(concat(first.react(event, state._1), second.react(event, state._2)));
                }
            }
        });
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
