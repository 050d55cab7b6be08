package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.SnapshottingEventRepository;
import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import dev.fstore.testkit.memory.InMemoryStateRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshottingEventRepositoryTest extends EventRepositoryContract {

    private static final Duration NEVER = Duration.ofDays(1);

    private final InMemoryEventRepository<Counted> events = new InMemoryEventRepository<>();
    private final InMemoryStateRepository<Versioned<Counter>> snapshots = new InMemoryStateRepository<>();
    private final StreamId stream = newStream();
    private final List<Counted> folded = new ArrayList<>();
    private final View<Counter, Counted> view = View.of(Counter.view().initialState(), (counter, event) -> {
        folded.add(event);
        return Counter.view().evolve(counter, event);
    });

    private EventRepository<Counted> every(int events, Duration orAfter, String meaning) {
        return new SnapshottingEventRepository<>(this.events, snapshots, Counter.class, events, orAfter)
                .meaning(meaning);
    }

    @Override
    protected EventRepository<Counted> repository() {
        return every(2, NEVER, "1");
    }

    @Test
    void a_long_stream_is_folded_once_and_then_only_what_came_after() {
        store(stream, increments(5));
        every(5, NEVER, "1").load(stream, view);
        store(stream, increments(2));
        folded.clear();

        var loaded = every(5, NEVER, "1").load(stream, view);

        assertThat(folded).hasSize(2);
        assertThat(loaded).isEqualTo(events.load(stream, Counter.view()));
    }

    @Test
    void a_short_stream_has_no_snapshot_unless_folding_took_too_long() {
        store(stream, increments(4));
        every(5, NEVER, "1").load(stream, view);
        every(5, NEVER, "1").load(stream, view);
        assertThat(folded).hasSize(8);

        every(5, Duration.ZERO, "1").load(stream, view);
        folded.clear();
        every(5, NEVER, "1").load(stream, view);
        assertThat(folded).isEmpty();
    }

    @Test
    void a_snapshot_of_another_meaning_is_ignored() {
        store(stream, increments(5));
        every(5, NEVER, "1").load(stream, view);
        folded.clear();

        assertThat(every(5, NEVER, "2").load(stream, view)).isEqualTo(events.load(stream, Counter.view()));
        assertThat(folded).hasSize(5);
    }

    @Test
    void a_snapshot_that_cannot_be_read_or_kept_costs_time_and_nothing_else() {
        store(stream, increments(5));
        StateRepository<Versioned<Counter>> broken = new StateRepository<>() {
            @Override
            public Versioned<Versioned<Counter>> load(StreamId stream, Versioned<Counter> initialState) {
                throw new IllegalStateException("not to be read");
            }

            @Override
            public String fingerprint() {
                return "broken";
            }

            @Override
            public io.vavr.control.Either<dev.fstore.application.AppendFailure, List<Version>> save(
                    List<Save<Versioned<Counter>>> saves, Metadata metadata) {
                throw new IllegalStateException("not to be kept");
            }
        };
        var repository = new SnapshottingEventRepository<>(events, broken, Counter.class, 1, NEVER);

        assertThat(repository.load(stream, view)).isEqualTo(events.load(stream, Counter.view()));
    }

    @Test
    void views_of_other_states_are_loaded_without_snapshots() {
        store(stream, increments(5));
        var snapshotted = every(1, NEVER, "1");
        snapshotted.load(stream, view);

        assertThat(snapshotted
                        .load(stream, View.of(0, (Integer count, Counted event) -> count + 1))
                        .state())
                .isEqualTo(5);
    }

    private static Counted[] increments(int count) {
        var increments = new Counted[count];
        java.util.Arrays.fill(increments, new Incremented(1));
        return increments;
    }
}
