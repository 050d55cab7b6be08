package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.AppendFailure.Closed;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link StateRepository}, as tests. Extend it, and provide the repository. All streams belong to
 * the decider {@value EventRepositoryContract#DECIDER} and have random ids, so the database may be shared with other
 * tests.
 */
public abstract class StateRepositoryContract extends ConcurrentSaves {

    /**
     * Returns the repository under test. Called several times in one test and from several threads, always for the same
     * states.
     */
    @Override
    protected abstract StateRepository<Counter> repository();

    @Test
    void a_state_that_was_never_saved_is_the_initial_one_at_version_0() {
        var stream = CounterStreams.newStream();

        for (var initial : List.of(new Counter(0, ""), new Counter(3, "sheep"))) {
            var loaded = repository().load(stream, initial);

            assertThat(loaded.state()).isEqualTo(initial);
            assertThat(loaded.version().number()).isZero();
        }
    }

    @Test
    void a_saved_state_is_read_back_whatever_the_initial_one() {
        var stream = CounterStreams.newStream();
        store(stream, new Counter(3, "sheep"));

        for (var initial : List.of(new Counter(0, ""), new Counter(7, "goats"))) {
            assertThat(repository().load(stream, initial).state()).isEqualTo(new Counter(3, "sheep"));
        }
    }

    @Test
    void a_state_replaces_the_one_before() {
        var stream = CounterStreams.newStream();
        store(stream, new Counter(1, "sheep"));
        store(stream, new Counter(2, "goats"));

        assertThat(state(stream)).isEqualTo(new Counter(2, "goats"));
    }

    @Test
    void every_save_moves_the_version_by_one_also_if_the_state_is_the_same() {
        var stream = CounterStreams.newStream();
        for (int version = 1; version <= 3; version++) {
            assertThat(store(stream, new Counter(1, "sheep")).number()).isEqualTo(version);
            assertThat(load(stream).version().number()).isEqualTo(version);
        }
    }

    @Test
    void the_version_of_a_save_may_be_expected_by_the_next() {
        var stream = CounterStreams.newStream();
        var version = store(stream, new Counter(1, "sheep"));

        saved(new Save<>(stream, version, new Counter(2, "sheep"), false));

        assertThat(state(stream)).isEqualTo(new Counter(2, "sheep"));
    }

    @Test
    void every_stream_has_a_state_of_its_own() {
        var stream = CounterStreams.newStream();
        var other = CounterStreams.newStream();
        store(stream, new Counter(1, "sheep"));
        store(other, new Counter(2, "goats"));

        assertThat(state(stream)).isEqualTo(new Counter(1, "sheep"));
        assertThat(state(other)).isEqualTo(new Counter(2, "goats"));
    }

    @Test
    void unusual_text_is_read_back_equal() {
        var stream = new StreamId(EventRepositoryContract.DECIDER, UnusualText.NAME + UUID.randomUUID());
        var state = new Counter(Integer.MIN_VALUE, UnusualText.SAMPLE);
        store(stream, state);

        assertThat(state(stream)).isEqualTo(state);
    }

    @Test
    void a_save_of_two_streams_returns_their_versions_in_the_order_given() {
        var first = CounterStreams.newStream();
        var second = CounterStreams.newStream();
        store(second, new Counter(1, "older"));
        var saves = List.of(decided(first, new Counter(2, "first")), decided(second, new Counter(3, "second")));

        assertThat(saved(saves.get(0), saves.get(1)))
                .extracting(Version::number)
                .containsExactly(1L, 2L);
        assertThat(state(first)).isEqualTo(new Counter(2, "first"));
        assertThat(state(second)).isEqualTo(new Counter(3, "second"));
    }

    @Test
    void a_save_of_two_streams_is_all_or_nothing() {
        var stale = decided(CounterStreams.newStream(), new Counter(1, "stale"));
        var fresh = decided(CounterStreams.newStream(), new Counter(2, "fresh"));
        store(stale.stream(), new Counter(3, "faster"));

        for (var saves : List.of(List.of(fresh, stale), List.of(stale, fresh))) {
            assertThat(repository().save(saves, Metadata.empty()))
                    .isEqualTo(Either.left(new Conflict(stale.stream(), 0)));
        }

        assertThat(load(fresh.stream()).version().number()).isZero();
        assertThat(state(stale.stream())).isEqualTo(new Counter(3, "faster"));
    }

    @Test
    void a_stale_version_is_a_conflict_and_nothing_is_saved() {
        var stream = CounterStreams.newStream();
        store(stream, new Counter(1, "sheep"));
        var stale = decided(stream, new Counter(2, "stale"));
        store(stream, new Counter(3, "faster"));

        assertThat(save(stale)).isEqualTo(Either.left(new Conflict(stream, 1)));
        assertThat(state(stream)).isEqualTo(new Counter(3, "faster"));
        assertThat(load(stream).version().number()).isEqualTo(2);
    }

    @Test
    void a_first_state_saved_twice_is_a_conflict() {
        var save = decided(CounterStreams.newStream(), new Counter(1, "sheep"));
        saved(save);

        assertThat(save(save)).isEqualTo(Either.left(new Conflict(save.stream(), 0)));
        assertThat(load(save.stream()).version().number()).isEqualTo(1);
    }

    @Test
    void a_closed_stream_keeps_its_last_state_and_refuses_everything_after() {
        var stream = CounterStreams.newStream();
        store(stream, new Counter(1, "open"));
        var stale = decided(stream, new Counter(10, "stale"));
        saved(closing(decided(stream, new Counter(2, "last"))));
        var afterwards = decided(stream, new Counter(20, "too late"));

        for (var save : List.of(afterwards, closing(afterwards), stale)) {
            assertThat(save(save)).isEqualTo(Either.left(new Closed(stream)));
        }

        assertThat(state(stream)).isEqualTo(new Counter(2, "last"));
        assertThat(load(stream).version().number()).isEqualTo(2);
    }

    @Test
    void a_first_state_may_close_its_stream_and_no_other() {
        var only = decided(CounterStreams.newStream(), new Counter(1, "only"));
        var other = decided(CounterStreams.newStream(), new Counter(2, "other"));
        saved(closing(only), other);

        assertThat(save(decided(only.stream(), new Counter(3, "too late"))))
                .isEqualTo(Either.left(new Closed(only.stream())));
        store(other.stream(), new Counter(4, "other"));
        assertThat(state(other.stream())).isEqualTo(new Counter(4, "other"));
    }

    private static Save<Counter> closing(Save<Counter> save) {
        return new Save<>(save.stream(), save.expected(), save.state(), true);
    }
}
