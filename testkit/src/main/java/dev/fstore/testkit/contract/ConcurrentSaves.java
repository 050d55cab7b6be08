package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link StateRepositoryContract} about concurrent writers. */
abstract class ConcurrentSaves extends CounterStates {

    private static final int ROUNDS = 25;

    @Test
    void of_several_writers_of_a_first_state_exactly_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            var stream = CounterStreams.newStream();
            var saves = Race.perRunner(writer -> decided(stream, new Counter(writer, "raced for")));

            var outcomes = Race.run(writer -> stateOf(saves.get(writer)));

            assertThat(state(stream)).isEqualTo(Race.winnerOf(outcomes));
            assertThat(Race.failuresOf(outcomes)).containsOnly(new Conflict(stream, 0));
        }
    }

    @Test
    void of_several_writers_of_one_version_exactly_one_wins() {
        var stream = CounterStreams.newStream();
        store(stream, new Counter(0, "raced for"));
        for (int round = 1; round <= ROUNDS; round++) {
            var saves = Race.perRunner(writer -> decided(stream, new Counter(writer, "raced for")));

            var outcomes = Race.run(writer -> stateOf(saves.get(writer)));

            assertThat(state(stream)).isEqualTo(Race.winnerOf(outcomes));
            assertThat(load(stream).version().number()).isEqualTo(round + 1);
            assertThat(Race.failuresOf(outcomes)).containsOnly(new Conflict(stream, round));
        }
    }

    /** Saves in opposite orders, so that two writers deadlock if each locks one stream after the other. */
    @Test
    void of_writers_of_two_streams_in_opposite_order_exactly_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            var left = CounterStreams.newStream();
            var right = CounterStreams.newStream();
            var lefts = Race.perRunner(writer -> decided(left, new Counter(writer, "raced for")));
            var rights = Race.perRunner(writer -> decided(right, new Counter(writer, "raced for")));

            var outcomes = Race.run(writer -> writer % 2 == 0
                    ? stateOf(lefts.get(writer), rights.get(writer))
                    : stateOf(rights.get(writer), lefts.get(writer)));

            assertThat(List.of(state(left), state(right))).containsOnly(Race.winnerOf(outcomes));
            assertThat(Race.failuresOf(outcomes)).isSubsetOf(new Conflict(left, 0), new Conflict(right, 0));
        }
    }

    /** An update would be lost if a load paired a state with the version of another. */
    @Test
    void writers_who_load_again_after_a_conflict_lose_nothing() {
        var stream = CounterStreams.newStream();

        Race.run(writer -> {
            for (int round = 0; round < ROUNDS; round++) {
                increment(stream);
            }
            return writer;
        });

        assertThat(state(stream).total()).isEqualTo(Race.RUNNERS * ROUNDS);
        assertThat(load(stream).version().number()).isEqualTo(Race.RUNNERS * ROUNDS);
    }

    /** Each conflict means that another writer succeeded, so there are no more conflicts than writes. */
    private void increment(StreamId stream) {
        for (int attempt = 0; attempt < Race.RUNNERS * ROUNDS; attempt++) {
            var loaded = load(stream);
            var next = new Counter(loaded.state().total() + 1, "raced for");
            if (save(new Save<>(stream, loaded.version(), next, false)).isRight()) {
                return;
            }
        }
        throw new AssertionError("A save to %s was refused more often than there are other writers".formatted(stream));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private final Either<AppendFailure, Counter> stateOf(Save<Counter>... saves) {
        return save(saves).map(versions -> saves[0].state());
    }
}
