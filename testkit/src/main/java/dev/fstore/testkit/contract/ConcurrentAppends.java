package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Recorded;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counted.Renamed;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of {@link EventRepositoryContract} about concurrent writers. */
abstract class ConcurrentAppends extends CounterStreams {

    private static final int ROUNDS = 25;

    @Test
    void of_several_writers_of_a_first_event_exactly_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            var stream = newStream();
            var appends = Race.perRunner(writer -> decided(stream, new Incremented(writer)));

            var outcomes = Race.run(writer -> append(appends.get(writer)));

            assertThat(events(stream)).isEqualTo(eventsOfTheWinner(outcomes));
            assertThat(Race.failuresOf(outcomes)).containsOnly(new Conflict(stream, 0));
        }
    }

    @Test
    void of_several_writers_of_one_version_exactly_one_wins() {
        var stream = newStream();
        store(stream, new Renamed("raced for"));
        for (int round = 0; round < ROUNDS; round++) {
            var before = events(stream);
            var appends = Race.perRunner(writer -> decided(stream, new Incremented(writer)));

            var outcomes = Race.run(writer -> append(appends.get(writer)));

            assertThat(events(stream)).isEqualTo(concat(before, eventsOfTheWinner(outcomes)));
            assertThat(Race.failuresOf(outcomes)).containsOnly(new Conflict(stream, before.size()));
        }
    }

    /** Appends in opposite orders, so that two writers deadlock if each locks one stream after the other. */
    @Test
    void of_writers_of_two_streams_in_opposite_order_exactly_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            var left = newStream();
            var right = newStream();
            var lefts = Race.perRunner(writer -> decided(left, new Incremented(writer)));
            var rights = Race.perRunner(writer -> decided(right, new Incremented(writer)));

            var outcomes = Race.run(writer -> writer % 2 == 0
                    ? append(lefts.get(writer), rights.get(writer))
                    : append(rights.get(writer), lefts.get(writer)));

            assertThat(concat(events(left), events(right))).isEqualTo(eventsOfTheWinner(outcomes));
            assertThat(Race.failuresOf(outcomes)).isSubsetOf(new Conflict(left, 0), new Conflict(right, 0));
        }
    }

    private static List<Counted> eventsOfTheWinner(List<Either<AppendFailure, List<Recorded<Counted>>>> outcomes) {
        return Race.winnerOf(outcomes).stream().map(Recorded::event).toList();
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
