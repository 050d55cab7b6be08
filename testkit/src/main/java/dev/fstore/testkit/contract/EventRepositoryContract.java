package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure.Closed;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counted.Renamed;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link EventRepository}, as tests. Extend it, and provide the repository. All streams have
 * random ids, so the database may be shared with other tests.
 */
public abstract class EventRepositoryContract extends RepeatedCommands {

    /** The decider of all streams in the contracts. */
    public static final String DECIDER = "counter";

    /**
     * Returns the repository under test. Called several times in one test and from several threads, always for the same
     * store.
     */
    @Override
    protected abstract EventRepository<Counted> repository();

    @Test
    void a_stream_that_does_not_exist_has_the_initial_state_and_version_0() {
        var loaded = repository().load(newStream(), Counter.view());

        assertThat(loaded.state()).isEqualTo(Counter.view().initialState());
        assertThat(loaded.version().number()).isZero();
    }

    @Test
    void a_load_folds_what_was_appended() {
        var stream = newStream();
        store(stream, new Incremented(2), new Renamed("sheep"));
        store(stream, new Incremented(3));

        var loaded = repository().load(stream, Counter.view());

        assertThat(loaded.state()).isEqualTo(new Counter(5, "sheep"));
        assertThat(loaded.version().number()).isEqualTo(3);
    }

    @Test
    void a_stream_does_not_contain_the_events_of_another() {
        var stream = newStream();
        store(stream, new Incremented(1));
        store(newStream(), new Incremented(2));

        assertThat(events(stream)).containsExactly(new Incremented(1));
    }

    @Test
    void a_long_append_keeps_its_order() {
        var stream = newStream();
        var events = IntStream.range(0, 500).mapToObj(Incremented::new).toArray(Counted[]::new);

        store(stream, events);

        assertThat(events(stream)).containsExactly(events);
    }

    @Test
    void an_append_returns_what_was_stored_with_versions_from_1_and_growing_offsets() {
        var stream = newStream();
        var recorded =
                List.of(store(stream, new Incremented(1), new Renamed("sheep")), store(stream, new Incremented(2)));
        var all = recorded.stream().flatMap(List::stream).toList();

        assertThat(all)
                .extracting(Recorded::event)
                .containsExactly(new Incremented(1), new Renamed("sheep"), new Incremented(2));
        assertThat(all).extracting(Recorded::stream).containsOnly(stream);
        assertThat(all).extracting(Recorded::version).containsExactly(1L, 2L, 3L);
        assertThat(all).extracting(Recorded::offset).doesNotHaveDuplicates().isSorted();
        assertThat(all).extracting(Recorded::recordedAt).isSorted();
        assertThat(all).extracting(Recorded::id).doesNotHaveDuplicates();
    }

    @Test
    void metadata_is_kept_with_every_event() {
        var metadata = new Metadata(
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()),
                Map.of("user", "ada", "tenant", "7"));
        var append = decided(newStream(), new Incremented(1), new Incremented(2));

        assertThat(stored(metadata, append)).extracting(Recorded::metadata).containsExactly(metadata, metadata);
    }

    @Test
    void a_command_id_is_made_up_when_absent_and_starts_a_conversation() {
        var first = decided(newStream(), new Incremented(1), new Incremented(2));
        var second = decided(newStream(), new Incremented(3));

        var recorded = stored(Metadata.empty(), first, second);

        assertThat(recorded).extracting(Recorded::metadata).allSatisfy(metadata -> {
            assertThat(metadata.commandId()).isPresent().isEqualTo(metadata.correlationId());
            assertThat(metadata.causationId()).isEmpty();
        });
        assertThat(recorded.stream().map(Recorded::metadata).distinct()).hasSize(1);
    }

    @Test
    void a_command_id_is_the_correlation_id_when_there_is_no_other() {
        var commandId = UUID.randomUUID();
        var append = decided(newStream(), new Incremented(1));

        assertThat(stored(Metadata.empty().withCommandId(commandId), append))
                .extracting(Recorded::metadata)
                .containsExactly(Metadata.empty().withCommandId(commandId).withCorrelationId(commandId));
    }

    @Test
    void unusual_text_is_read_back_equal() {
        var text = UnusualText.SAMPLE;
        var stream = new StreamId(DECIDER, UnusualText.NAME + UUID.randomUUID());
        var id = Optional.of(UUID.randomUUID());
        var metadata = new Metadata(id, id, Optional.empty(), Map.of(text, text));

        var recorded = stored(metadata, decided(stream, new Renamed(text)));

        assertThat(recorded).extracting(Recorded::stream).containsExactly(stream);
        assertThat(recorded).extracting(Recorded::metadata).containsExactly(metadata);
        assertThat(events(stream)).containsExactly(new Renamed(text));
    }

    @Test
    void an_append_over_two_streams_stores_both_in_the_order_given() {
        var first = decided(newStream(), new Incremented(1), new Incremented(2));
        var second = decided(newStream(), new Incremented(3));

        var recorded = stored(Metadata.empty(), first, second);

        assertThat(recorded)
                .extracting(Recorded::event)
                .containsExactly(new Incremented(1), new Incremented(2), new Incremented(3));
        assertThat(recorded).extracting(Recorded::version).containsExactly(1L, 2L, 1L);
        assertThat(recorded).extracting(Recorded::id).doesNotHaveDuplicates();
        assertThat(events(first.stream())).isEqualTo(first.events());
        assertThat(events(second.stream())).isEqualTo(second.events());
    }

    @Test
    void an_append_over_two_streams_is_all_or_nothing() {
        var stale = decided(newStream(), new Incremented(1));
        var fresh = decided(newStream(), new Incremented(2));
        store(stale.stream(), new Renamed("faster"));

        for (var appends : List.of(List.of(fresh, stale), List.of(stale, fresh))) {
            assertThat(repository().append(appends, Metadata.empty()))
                    .isEqualTo(Either.left(new Conflict(stale.stream(), 0)));
        }

        assertThat(events(fresh.stream())).isEmpty();
        assertThat(events(stale.stream())).containsExactly(new Renamed("faster"));
    }

    @Test
    void a_stale_version_is_a_conflict_and_nothing_is_stored() {
        var stream = newStream();
        store(stream, new Incremented(1));
        var stale = decided(stream, new Incremented(10), new Incremented(20));
        store(stream, new Incremented(2));

        assertThat(append(stale)).isEqualTo(Either.left(new Conflict(stream, 1)));
        assertThat(events(stream)).containsExactly(new Incremented(1), new Incremented(2));
    }

    @Test
    void a_first_event_appended_twice_is_a_conflict() {
        var append = decided(newStream(), new Incremented(1));
        stored(Metadata.empty(), append);

        assertThat(append(append)).isEqualTo(Either.left(new Conflict(append.stream(), 0)));
        assertThat(events(append.stream())).containsExactly(new Incremented(1));
    }

    @Test
    void a_closed_stream_refuses_everything_after() {
        var stream = newStream();
        store(stream, new Incremented(1));
        var stale = decided(stream, new Incremented(10));
        var last = decided(stream, new Incremented(2), new Incremented(3));
        stored(Metadata.empty(), closing(last));
        var afterwards = decided(stream, new Incremented(20));

        for (var append : List.of(afterwards, closing(afterwards), stale)) {
            assertThat(append(append)).isEqualTo(Either.left(new Closed(stream)));
        }

        assertThat(events(stream)).containsExactly(new Incremented(1), new Incremented(2), new Incremented(3));
    }

    @Test
    void a_first_event_may_close_its_stream_and_no_other() {
        var only = decided(newStream(), new Incremented(1));
        var other = decided(newStream(), new Incremented(2));
        stored(Metadata.empty(), closing(only), other);

        assertThat(append(decided(only.stream(), new Incremented(3))))
                .isEqualTo(Either.left(new Closed(only.stream())));
        store(other.stream(), new Incremented(4));
        assertThat(events(other.stream())).containsExactly(new Incremented(2), new Incremented(4));
    }

    @Test
    void two_appends_for_one_stream_are_a_mistake() {
        var append = decided(newStream(), new Incremented(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(append, append))
                .withMessageContaining(append.stream().toString());
        assertThat(events(append.stream())).isEmpty();
    }

    private static Append<Counted> closing(Append<Counted> append) {
        return new Append<>(append.stream(), append.expected(), append.events(), true);
    }
}
