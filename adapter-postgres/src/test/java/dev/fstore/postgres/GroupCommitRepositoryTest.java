package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class GroupCommitRepositoryTest extends EventRepositoryContract {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with(DECIDER, Counted.class);

    private final DSLContext database;
    private final PostgresEventRepository<Counted> alone;
    private final GroupCommitRepository<Counted> grouped;

    GroupCommitRepositoryTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        alone = new PostgresEventRepository<>(this.database, CODEC);
        grouped = new GroupCommitRepository<>(alone, 2);
    }

    @Override
    protected EventRepository<Counted> repository() {
        return grouped;
    }

    @Test
    void appends_that_come_together_share_a_transaction_and_have_outcomes_of_their_own() throws Exception {
        var group = new ArrayList<PendingAppend<Counted>>();
        for (int n = 0; n < 20; n++) {
            group.add(grouped.pending(first(newStream(), new Incremented(n), new Incremented(-n)), Metadata.empty()));
        }
        var taken = newStream();
        alone.append(List.of(first(taken, new Incremented(1))), Metadata.empty());
        group.add(7, grouped.pending(first(taken, new Incremented(2)), Metadata.empty()));

        grouped.appendTogether(group);

        assertThat(grouped.outcomeOf(group.remove(7))).isEqualTo(Either.left(new Conflict(taken, 0)));
        for (var pending : group) {
            assertThat(grouped.outcomeOf(pending).get())
                    .extracting(event -> event.event())
                    .isEqualTo(pending.append().events());
            assertThat(alone.load(pending.append().stream(), Counter.view())
                            .version()
                            .number())
                    .isEqualTo(2);
        }
        assertThat(transactionsOf(group)).isLessThan(10);
    }

    @Test
    void an_event_that_cannot_be_stored_fails_for_its_sender_only() {
        var good = grouped.pending(first(newStream(), new Incremented(1)), Metadata.empty());
        var bad = grouped.pending(first(new StreamId(DECIDER, "\0"), new Incremented(1)), Metadata.empty());

        grouped.appendTogether(List.of(bad, good));

        assertThat(grouped.outcomeOf(good).get()).hasSize(1);
        assertThatThrownBy(() -> grouped.outcomeOf(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grouped.append(
                        List.of(first(new StreamId("order", "1"), new Incremented(1))), Metadata.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_waits_for_nothing() {
        grouped.appendTogether(List.of());

        assertThatThrownBy(() -> new GroupCommitRepository<>(alone, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_store_that_refuses_all_is_asked_once_and_all_are_told() {
        var group = List.of(
                grouped.pending(first(newStream(), new Incremented(1)), Metadata.empty()),
                grouped.pending(first(newStream(), new Incremented(1)), Metadata.empty()));

        database.transaction(transaction -> {
            transaction.dsl().execute("SET TRANSACTION READ ONLY");
            new GroupCommitRepository<>(alone.within(transaction.dsl()), 1).appendTogether(group);
        });

        for (var pending : group) {
            assertThatThrownBy(() -> grouped.outcomeOf(pending)).hasStackTraceContaining("read-only");
        }
    }

    @Test
    void many_threads_at_once_lose_no_outcome() throws Exception {
        var stream = newStream();
        List<Callable<Boolean>> appends = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            var own = n % 4 == 0 ? stream : newStream();
            appends.add(() -> grouped.append(List.of(first(own, new Incremented(1))), Metadata.empty())
                    .isRight());
        }

        int stored = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var append : threads.invokeAll(appends)) {
                stored += append.get() ? 1 : 0;
            }
        }

        assertThat(stored).isEqualTo(151);
    }

    private long transactionsOf(List<PendingAppend<Counted>> group) {
        var ids = group.stream()
                .flatMap(pending -> grouped.outcomeOf(pending).get().stream())
                .map(event -> event.id())
                .toArray(UUID[]::new);
        return database.fetch("SELECT DISTINCT transaction_id FROM events WHERE event_id = ANY (?)", (Object) ids)
                .size();
    }

    private static Append<Counted> first(StreamId stream, Counted... events) {
        return new Append<>(stream, Version.NONE, List.of(events), false);
    }
}
