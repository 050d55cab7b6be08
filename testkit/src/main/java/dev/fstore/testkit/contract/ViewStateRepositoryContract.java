package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.Evolved;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counted.Renamed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link ViewStateRepository}, as tests. Extend it, and provide the repository. All streams have
 * random ids, so the database may be shared with other tests. The events are not stored anywhere.
 */
public abstract class ViewStateRepositoryContract {

    /**
     * Returns the repository under test, which keeps one state per {@linkplain Recorded#stream() stream}. Called
     * several times in one test and from several threads, always for the same states.
     */
    protected abstract ViewStateRepository<?, Counter, Counted> repository();

    @Test
    void a_state_that_was_never_saved_is_absent() {
        assertThat(load(first(CounterStreams.newStream()))).isEmpty();
    }

    @Test
    void a_saved_state_is_there_for_every_event_of_its_stream() {
        var stream = CounterStreams.newStream();
        save(first(stream), new Counter(3, "sheep"));

        assertThat(load(first(stream))).contains(new Counter(3, "sheep"));
        assertThat(load(recorded(stream, 2, new Renamed("goats")))).contains(new Counter(3, "sheep"));
    }

    @Test
    void a_state_replaces_the_one_before() {
        var stream = CounterStreams.newStream();
        save(first(stream), new Counter(1, "sheep"));
        save(recorded(stream, 2, new Renamed("goats")), new Counter(1, "goats"));

        assertThat(load(first(stream))).contains(new Counter(1, "goats"));
    }

    @Test
    void every_stream_has_a_state_of_its_own() {
        var stream = CounterStreams.newStream();
        var other = CounterStreams.newStream();
        save(first(stream), new Counter(1, "sheep"));
        save(first(other), new Counter(2, "goats"));

        assertThat(load(first(stream))).contains(new Counter(1, "sheep"));
        assertThat(load(first(other))).contains(new Counter(2, "goats"));
    }

    @Test
    void unusual_text_is_read_back_equal() {
        var stream = new StreamId(EventRepositoryContract.DECIDER, UnusualText.NAME + UUID.randomUUID());
        var state = new Counter(Integer.MIN_VALUE, UnusualText.SAMPLE);
        save(first(stream), state);

        assertThat(load(first(stream))).contains(state);
    }

    @Test
    void states_saved_at_the_same_moment_do_not_disturb_each_other() {
        var streams = IntStream.range(0, Race.RUNNERS)
                .mapToObj(runner -> CounterStreams.newStream())
                .toList();

        var loaded = Race.run(runner -> {
            save(first(streams.get(runner)), new Counter(runner, "raced"));
            return load(first(streams.get(runner)));
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

        assertThat(load(first(stream))).contains(new Counter(5, "sheep"));
        assertThat(load(first(other))).contains(new Counter(10, ""));
    }

    @Test
    void many_states_are_saved_and_loaded_at_once() {
        manyAtOnce(repository());
    }

    private static <K> void manyAtOnce(ViewStateRepository<K, Counter, Counted> repository) {
        var firsts = Stream.generate(() -> first(CounterStreams.newStream()))
                .limit(100)
                .toList();
        var evolved = firsts.stream()
                .map(first -> new Evolved<>(
                        repository.keyOf(first), new Counter(firsts.indexOf(first), "many"), List.of(first)))
                .toList();
        var keys = evolved.stream().map(Evolved::key).collect(Collectors.toSet());
        assertThat(repository.load(keys)).isEmpty();

        repository.save(evolved.subList(0, 60));
        assertThat(repository.load(keys)).hasSize(60);

        repository.save(evolved.subList(60, 100));
        assertThat(repository.load(keys))
                .containsExactlyInAnyOrderEntriesOf(
                        evolved.stream().collect(Collectors.toMap(Evolved::key, Evolved::state)));
    }

    @Test
    void nothing_is_loaded_and_saved_without_an_error() {
        var repository = repository();
        assertThat(repository.load(Set.of())).isEmpty();
        repository.save(List.of());
    }

    @Test
    void a_view_that_is_told_many_events_at_once_comes_to_the_same_states() {
        var streams = Stream.generate(CounterStreams::newStream).limit(20).toList();
        var events = IntStream.rangeClosed(1, 10)
                .boxed()
                .flatMap(version -> streams.stream()
                        .map(stream -> recorded(
                                stream,
                                version,
                                version % 3 == 0 ? new Renamed("n" + version) : new Incremented(version))))
                .toList();
        var view = new MaterializedView<>(Counter.view(), repository());
        view.handleAll(events.subList(0, 77));
        view.handleAll(events.subList(77, 200));

        assertThat(streams)
                .allSatisfy(stream -> assertThat(load(first(stream))).contains(new Counter(55 - 3 - 6 - 9, "n9")));
    }

    private Optional<Counter> load(Recorded<Counted> event) {
        return load(repository(), event);
    }

    private static <K> Optional<Counter> load(
            ViewStateRepository<K, Counter, Counted> repository, Recorded<Counted> event) {
        var key = repository.keyOf(event);
        return Optional.ofNullable(repository.load(Set.of(key)).get(key));
    }

    private void save(Recorded<Counted> event, Counter state) {
        save(repository(), event, state);
    }

    private static <K> void save(
            ViewStateRepository<K, Counter, Counted> repository, Recorded<Counted> event, Counter state) {
        repository.save(List.of(new Evolved<>(repository.keyOf(event), state, List.of(event))));
    }

    private static Recorded<Counted> first(StreamId stream) {
        return recorded(stream, 1, new Incremented(1));
    }

    protected static Recorded<Counted> recorded(StreamId stream, long version, Counted event) {
        var metadata = Metadata.empty().withCommandId(UUID.randomUUID());
        return new Recorded<>(event, UUID.randomUUID(), stream, version, version, metadata, Instant.EPOCH);
    }
}
