package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class CachedEventRepositoryTest extends EventRepositoryContract {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with(DECIDER, Counted.class);

    /** Adds up to ten; a command of nothing changes nothing. */
    private static final Decider<Integer, Counter, Counted, String> UP_TO_TEN = Decider.of(
            Counter.view().initialState(),
            (by, counter) -> counter.total() + by > 10
                    ? Either.left("too many on top of " + counter.total())
                    : Either.right(by == 0 ? List.of() : List.of(new Counted.Incremented(by))),
            Counter.view()::evolve);

    private static final View<Counter, Counted> COUNTER = Counter.view();
    private static final View<Counter, Counted> ANOTHER = Counter.view();

    private final StreamId stream = new StreamId(DECIDER, UUID.randomUUID().toString());
    private final DSLContext installed;
    private final PostgresEventRepository<Counted> stored;
    private final CachedEventRepository<Counted> cached;
    private final EventSourcedAggregate<Integer, Counter, Counted, String> here;
    private final EventSourcedAggregate<Integer, Counter, Counted, String> elsewhere;

    CachedEventRepositoryTest(TestDatabase database) {
        installed = Databases.pooled(database);
        stored = new PostgresEventRepository<>(installed, CODEC);
        cached = new CachedEventRepository<>(stored, 100);
        here = aggregate(cached);
        elsewhere = aggregate(stored);
    }

    private EventSourcedAggregate<Integer, Counter, Counted, String> aggregate(EventRepository<Counted> repository) {
        return new EventSourcedAggregate<>(UP_TO_TEN, Saga.none(), by -> stream, repository);
    }

    @Override
    protected EventRepository<Counted> repository() {
        return cached;
    }

    @Test
    void a_command_on_a_remembered_stream_loads_nothing() {
        here.handle(1, Metadata.empty());
        long misses = cached.statistics().misses();

        for (int total = 2; total <= 10; total++) {
            assertThat(here.handle(1, Metadata.empty()).get().state().total()).isEqualTo(total);
        }

        assertThat(cached.statistics().misses()).isEqualTo(misses);
    }

    @Test
    void an_outdated_memory_costs_a_second_decision_and_no_conflict() {
        here.handle(1, Metadata.empty());
        elsewhere.handle(5, Metadata.empty());

        var outcome = here.handle(2, Metadata.empty()).get();

        assertThat(outcome.state().total()).isEqualTo(8);
        assertThat(outcome.events().getFirst().version()).isEqualTo(3);
    }

    @Test
    void a_rejection_is_decided_on_what_is_stored_and_not_on_a_memory() {
        here.handle(9, Metadata.empty());
        elsewhere.handle(-9, Metadata.empty());

        assertThat(here.handle(5, Metadata.empty()).get().state().total()).isEqualTo(5);
        elsewhere.handle(5, Metadata.empty());
        assertThat(here.handle(1, Metadata.empty()).getLeft())
                .isEqualTo(new Failure.Rejected<>(stream, "too many on top of 10"));
    }

    @Test
    void a_command_that_changes_nothing_is_decided_on_what_is_stored_and_not_on_a_memory() {
        here.handle(1, Metadata.empty());
        elsewhere.handle(1, Metadata.empty());

        assertThat(here.handle(0, Metadata.empty()).get().state().total()).isEqualTo(2);
    }

    @Test
    void no_more_streams_are_remembered_than_allowed() {
        for (int n = 0; n < 1_000; n++) {
            cached.load(new StreamId(DECIDER, "stream " + n), Counter.view());
        }

        assertThat(cached.statistics().evictions()).isPositive();
    }

    @Test
    void a_command_handled_again_returns_the_first_result_although_the_stream_is_remembered() {
        var command = Metadata.empty().withCommandId(UUID.randomUUID());
        var first = here.handle(8, command);

        assertThat(here.handle(8, command).get().events()).isEqualTo(first.get().events());
        assertThat(elsewhere.handle(8, command).get().events())
                .isEqualTo(first.get().events());
        assertThat(here.handle(2, Metadata.empty()).get().state().total()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_command_after_events_were_lost_is_decided_on_what_is_left(int left) {
        for (int n = 0; n < 3; n++) {
            here.handle(1, Metadata.empty());
        }
        loseAllBut(left);

        assertThat(here.handle(4, Metadata.empty()).get().state().total()).isEqualTo(left + 4);
        assertThat(here.handle(1, Metadata.empty()).get().state().total()).isEqualTo(left + 5);
    }

    @Test
    void a_command_after_events_were_replaced_by_as_many_others_is_decided_on_those() {
        here.handle(1, Metadata.empty());
        loseAllBut(0);
        elsewhere.handle(5, Metadata.empty());

        assertThat(here.handle(4, Metadata.empty()).get().state().total()).isEqualTo(9);
    }

    @Test
    void a_load_after_events_were_lost_is_remembered_instead_of_them() {
        append(cached, 1);
        append(cached, 2);
        cached.load(stream, COUNTER);
        loseAllBut(1);

        var loaded = cached.load(stream, COUNTER);

        assertThat(loaded.state().total()).isEqualTo(1);
        assertThat(cached.remembered(stream, COUNTER)).contains(loaded);
    }

    @Test
    void lost_events_that_one_view_remembers_do_not_keep_another_from_remembering() {
        append(cached, 1);
        append(cached, 2);
        cached.load(stream, COUNTER);
        loseAllBut(1);

        var loaded = cached.load(stream, ANOTHER);

        assertThat(cached.remembered(stream, ANOTHER)).contains(loaded);
        assertThat(cached.remembered(stream, COUNTER)).isEmpty();
    }

    @Test
    void what_follows_other_events_is_not_added_to_a_memory_of_lost_ones() {
        append(cached, 1);
        cached.load(stream, COUNTER);
        loseAllBut(0);
        append(stored, 5);

        var behind = new Append<Counted>(
                stream, stored.load(stream, COUNTER).version(), List.of(new Counted.Incremented(2)), false);
        assertThat(cached.append(List.of(behind), Metadata.empty())).isNotEmpty();

        assertThat(cached.remembered(stream, COUNTER)).isEmpty();
        assertThat(cached.load(stream, COUNTER).state().total()).isEqualTo(7);
    }

    private void append(EventRepository<Counted> repository, int by) {
        var expected = repository.load(stream, COUNTER).version();
        var append = new Append<Counted>(stream, expected, List.of(new Counted.Incremented(by)), false);
        assertThat(repository.append(List.of(append), Metadata.empty())).isNotEmpty();
    }

    /** As a restore or a failover does. */
    private void loseAllBut(int events) {
        installed.transaction(transaction -> {
            transaction.dsl().execute("SET LOCAL session_replication_role = replica");
            transaction.dsl().execute("DELETE FROM events WHERE decider_id = ? AND version > ?", stream.id(), events);
        });
    }
}
