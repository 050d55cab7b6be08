package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.SnapshottingEventRepository;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cached, with snapshots, grouped: what stands on an event repository stands on any of them. */
@ExtendWith(PostgresExtension.class)
class SnapshotsTest extends EventRepositoryContract {

    private final EventRepository<Counted> snapshotted;
    private final EventRepository<Counted> all;

    SnapshotsTest(TestDatabase database) {
        DSLContext installed = Databases.pooled(database);
        var events = new PostgresEventRepository<>(
                installed, EventCodec.<Counted>json().with(DECIDER, Counted.class));
        var snapshots = new PostgresStateRepository<>(installed, StateCodec.snapshots(StateCodec.json(Counter.class)));
        snapshotted = new SnapshottingEventRepository<>(
                new GroupCommitRepository<>(events, 2), snapshots, Counter.class, 2, Duration.ofDays(1));
        all = new CachedEventRepository<>(snapshotted, 100);
    }

    @Override
    protected EventRepository<Counted> repository() {
        return all;
    }

    @Test
    void a_snapshot_is_found_by_the_next_reader() {
        var stream = new StreamId(DECIDER, UUID.randomUUID().toString());
        append(stream, new Counted.Incremented(1), new Counted.Renamed("sheep"));
        var kept = snapshotted.load(stream, Counter.view());
        var folded = new ArrayList<Counted>();
        View<Counter, Counted> counting = View.of(Counter.view().initialState(), (counter, event) -> {
            folded.add(event);
            return Counter.view().evolve(counter, event);
        });

        assertThat(snapshotted.load(stream, counting)).isEqualTo(kept);
        assertThat(folded).isEmpty();
        append(stream, new Counted.Incremented(2));
        assertThat(snapshotted.load(stream, counting).state()).isEqualTo(new Counter(3, "sheep"));
        assertThat(folded).isEqualTo(List.of(new Counted.Incremented(2)));
    }

    private void append(StreamId stream, Counted... events) {
        var expected = all.load(stream, Counter.view()).version();
        assertThat(all.append(List.of(new Append<>(stream, expected, List.of(events), false)), Metadata.empty()))
                .isNotEmpty();
    }
}
