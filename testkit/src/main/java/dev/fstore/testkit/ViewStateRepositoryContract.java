package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.MaterializedView;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.ViewStateRepository;
import dev.fstore.testkit.Counted.Incremented;
import dev.fstore.testkit.Counted.Renamed;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ViewStateRepository} does, as tests: extend it, and say where the repository comes from. Uses
 * streams with random ids only, so that it may share a database with other tests. Its events are in no event store.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ViewStateRepositoryContract {

    /**
     * The repository under test, with a state for each {@linkplain Recorded#stream() stream}. Called several times in
     * one test, from several threads, always for the same states.
     */
    protected abstract ViewStateRepository<Counter, Counted> repository();

    @Test
    void a_state_that_was_never_saved_is_absent() {
        assertThat(repository().load(first(CounterStreams.newStream()))).isEmpty();
    }

    @Test
    void a_saved_state_is_there_for_every_event_of_its_stream() {
        var stream = CounterStreams.newStream();
        repository().save(first(stream), new Counter(3, "sheep"));

        assertThat(repository().load(first(stream))).contains(new Counter(3, "sheep"));
        assertThat(repository().load(recorded(stream, 2, new Renamed("goats")))).contains(new Counter(3, "sheep"));
    }

    @Test
    void a_state_replaces_the_one_before() {
        var stream = CounterStreams.newStream();
        repository().save(first(stream), new Counter(1, "sheep"));
        repository().save(recorded(stream, 2, new Renamed("goats")), new Counter(1, "goats"));

        assertThat(repository().load(first(stream))).contains(new Counter(1, "goats"));
    }

    @Test
    void every_stream_has_a_state_of_its_own() {
        var stream = CounterStreams.newStream();
        var other = CounterStreams.newStream();
        repository().save(first(stream), new Counter(1, "sheep"));
        repository().save(first(other), new Counter(2, "goats"));

        assertThat(repository().load(first(stream))).contains(new Counter(1, "sheep"));
        assertThat(repository().load(first(other))).contains(new Counter(2, "goats"));
    }

    @Test
    void unusual_text_is_read_back_equal() {
        var stream = new StreamId(EventRepositoryContract.DECIDER, UnusualText.NAME + UUID.randomUUID());
        var state = new Counter(Integer.MIN_VALUE, UnusualText.SAMPLE);
        repository().save(first(stream), state);

        assertThat(repository().load(first(stream))).contains(state);
    }

    @Test
    void states_saved_at_the_same_moment_do_not_disturb_each_other() {
        var streams = IntStream.range(0, Race.RUNNERS)
                .mapToObj(runner -> CounterStreams.newStream())
                .toList();

        var loaded = Race.run(runner -> {
            repository().save(first(streams.get(runner)), new Counter(runner, "raced"));
            return repository().load(first(streams.get(runner)));
        });

        assertThat(loaded)
                .allSatisfy(state -> assertThat(state).isPresent())
                .extracting(state -> state.orElseThrow().total())
                .containsExactlyElementsOf(
                        IntStream.range(0, Race.RUNNERS).boxed().toList());
    }

    @Test
    void a_materialized_view_comes_to_the_state_that_a_fold_comes_to() {
        var stream = CounterStreams.newStream();
        var other = CounterStreams.newStream();
        var view = new MaterializedView<>(Counter.view(), repository());
        view.handle(recorded(stream, 1, new Incremented(2)));
        view.handle(recorded(other, 1, new Incremented(10)));
        view.handle(recorded(stream, 2, new Renamed("sheep")));
        view.handle(recorded(stream, 3, new Incremented(3)));

        assertThat(repository().load(first(stream))).contains(new Counter(5, "sheep"));
        assertThat(repository().load(first(other))).contains(new Counter(10, ""));
    }

    private static Recorded<Counted> first(StreamId stream) {
        return recorded(stream, 1, new Incremented(1));
    }

    static Recorded<Counted> recorded(StreamId stream, long version, Counted event) {
        var metadata = Metadata.empty().withCommandId(UUID.randomUUID());
        return new Recorded<>(event, UUID.randomUUID(), stream, version, version, metadata, Instant.EPOCH);
    }
}
