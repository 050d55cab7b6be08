package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Metadata;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counted.Renamed;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The part of {@link EventRepositoryContract} about repeated commands and streams that are only read. */
abstract class RepeatedCommands extends ConcurrentAppends {

    private final Metadata command = Metadata.empty().withCommandId(UUID.randomUUID());

    @Test
    void a_command_that_is_stored_already_appends_nothing_and_returns_the_events_of_the_first_time() {
        var stream = newStream();
        var first = stored(command, decided(stream, new Incremented(1)));

        assertThat(stored(command, decided(stream, new Incremented(1)))).isEqualTo(first);
        assertThat(stored(command, decided(stream, new Renamed("otherwise"), new Incremented(2))))
                .isEqualTo(first);
        assertThat(stored(command, decided(newStream(), new Incremented(3)), decided(stream, new Incremented(4))))
                .isEqualTo(first);
        assertThat(events(stream)).containsExactly(new Incremented(1));
    }

    @Test
    void a_command_over_two_streams_is_stored_once() {
        var one = newStream();
        var two = newStream();
        var first =
                stored(command, decided(one, new Incremented(1), new Incremented(2)), decided(two, new Incremented(3)));

        assertThat(stored(command, decided(two, new Incremented(3)), decided(one, new Incremented(1))))
                .isEqualTo(first);
        assertThat(stored(command, decided(one, new Incremented(9)))).isEqualTo(first);
        assertThat(events(one)).hasSize(2);
        assertThat(events(two)).hasSize(1);
    }

    @Test
    void a_command_that_is_stored_already_is_not_refused_for_a_stream_that_it_read() {
        var read = decided(newStream());
        var first = stored(command, read, decided(newStream(), new Incremented(1)));
        assertThat(stored(command, read)).isEqualTo(first);
        store(read.stream(), new Incremented(2));

        assertThat(stored(command, read, decided(newStream(), new Incremented(1))))
                .isEqualTo(first);
        assertThat(stored(command, read)).isEqualTo(first);
    }

    @Test
    void of_several_senders_of_one_command_all_get_the_same_events() {
        for (int round = 0; round < 10; round++) {
            var again = Metadata.empty().withCommandId(UUID.randomUUID());
            var stream = newStream();
            var append = decided(stream, new Incremented(round));

            var outcomes = Race.run(sender -> repository().append(List.of(append), again));

            var first = repository().eventsOf(again.commandId().orElseThrow());
            assertThat(outcomes).containsOnly(Either.right(first));
            assertThat(events(stream)).containsExactly(new Incremented(round));
        }
    }

    @Test
    void the_events_of_a_command_are_found_by_its_id() {
        var stream = newStream();
        var first = stored(command, decided(stream, new Incremented(1)), decided(newStream(), new Incremented(2)));
        store(stream, new Incremented(3));

        assertThat(repository().eventsOf(command.commandId().orElseThrow())).isEqualTo(first);
        assertThat(repository().eventsOf(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_load_goes_on_from_what_is_known() {
        var stream = newStream();
        store(stream, new Incremented(2));
        var known = repository().load(stream, Counter.view());

        assertThat(repository().load(stream, Counter.view(), known)).isEqualTo(known);
        store(stream, new Incremented(3), new Renamed("sheep"));

        var later = repository().load(stream, Counter.view(), known);
        assertThat(later.state()).isEqualTo(new Counter(5, "sheep"));
        assertThat(later).isEqualTo(repository().load(stream, Counter.view()));
    }

    @Test
    void what_is_known_of_events_that_are_not_there_is_forgotten() {
        var stream = newStream();
        store(stream, new Incremented(2), new Incremented(3));
        var loaded = repository().load(stream, Counter.view());

        for (int number : new int[] {1, 2, 3}) {
            var elsewhere = new Version(number, Optional.of(UUID.randomUUID()));
            assertThat(repository().load(stream, Counter.view(), new Versioned<>(new Counter(99, "wrong"), elsewhere)))
                    .isEqualTo(loaded);
        }
    }

    @Test
    void an_append_behind_an_event_that_is_not_there_is_a_conflict_and_nothing_is_stored() {
        var stream = newStream();
        store(stream, new Incremented(2), new Incremented(3));
        var fresh = decided(newStream(), new Incremented(4));

        for (int number : new int[] {1, 2, 3}) {
            var elsewhere = new Version(number, Optional.of(UUID.randomUUID()));
            var lost = new Append<Counted>(stream, elsewhere, List.of(new Incremented(9)), false);
            var read = new Append<Counted>(stream, elsewhere, List.of(), false);
            var conflict = Either.left(new Conflict(stream, number));

            assertThat(append(lost)).isEqualTo(conflict);
            assertThat(append(fresh, lost)).isEqualTo(conflict);
            assertThat(append(fresh, read)).isEqualTo(conflict);
        }
        assertThat(events(stream)).hasSize(2);
        assertThat(events(fresh.stream())).isEmpty();
    }

    @Test
    void a_stream_that_was_only_read_is_checked_and_gets_nothing() {
        var read = decided(newStream());
        var moved = decided(newStream());
        store(moved.stream(), new Incremented(1));
        var written = decided(newStream(), new Incremented(2));

        assertThat(append(written, moved)).isEqualTo(Either.left(new Conflict(moved.stream(), 0)));
        assertThat(append(moved)).isEqualTo(Either.left(new Conflict(moved.stream(), 0)));
        assertThat(events(written.stream())).isEmpty();
        assertThat(append(read).get()).isEmpty();
        assertThat(append(read, written).get()).hasSize(1);
        assertThat(events(read.stream())).isEmpty();
    }

    @Test
    void a_closed_stream_may_be_read() {
        var closed = newStream();
        var last = decided(closed, new Incremented(1));
        stored(Metadata.empty(), new Append<>(closed, last.expected(), last.events(), true));

        assertThat(append(decided(closed), decided(newStream(), new Incremented(2)))
                        .get())
                .hasSize(1);
    }
}
