package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.testkit.Counted;
import dev.fstore.testkit.Counter;
import dev.fstore.testkit.EventRepositoryContract;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    private final StreamId stream = new StreamId(DECIDER, UUID.randomUUID().toString());
    private final CachedEventRepository<Counted> cached;
    private final EventSourcedAggregate<Integer, Counter, Counted, String> here;
    private final EventSourcedAggregate<Integer, Counter, Counted, String> elsewhere;

    CachedEventRepositoryTest(TestDatabase database) {
        DSLContext installed = Databases.pooled(database);
        cached = new CachedEventRepository<>(new PostgresEventRepository<>(installed, CODEC), 100);
        here = aggregate(cached);
        elsewhere = aggregate(new PostgresEventRepository<>(installed, CODEC));
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
        long misses = cached.statistics().missCount();

        for (int total = 2; total <= 10; total++) {
            assertThat(here.handle(1, Metadata.empty()).get().state().total()).isEqualTo(total);
        }

        assertThat(cached.statistics().missCount()).isEqualTo(misses);
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

        assertThat(cached.statistics().evictionCount()).isPositive();
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
}
