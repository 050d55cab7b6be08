package dev.fstore.postgres;

import static dev.fstore.postgres.NumberDecider.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Count;
import dev.fstore.testkit.contract.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The four defects that were measured in the fmodel-java port are not here, on a real database either. */
@ExtendWith(PostgresExtension.class)
class SagaStateTest {

    private final String a = "a " + UUID.randomUUID();
    private final String b = "b " + UUID.randomUUID();
    private final List<Object> seen = new ArrayList<>();
    private final DSLContext database;
    private final EventSourcedAggregate<Step, Long, Changed, String> numbers;

    SagaStateTest(TestDatabase database) {
        this.database = Databases.installed(database);
        this.numbers = new EventSourcedAggregate<>(
                noting(new NumberDecider()),
                NumberDecider.SAGA,
                step -> NumberDecider.stream(step.number()),
                NumberDecider.in(this.database));
    }

    @Test
    void the_first_command_meets_the_initial_state_of_a_stream_that_does_not_exist() {
        var outcome = numbers.handle(add(a, 5), Metadata.empty()).get();

        assertThat(seen).containsExactly(0L);
        assertThat(outcome.state()).isEqualTo(5);
        assertThat(outcome.events()).extracting(Recorded::version).containsExactly(1L);
    }

    @Test
    void every_step_of_a_saga_sees_what_the_steps_before_decided() {
        numbers.handle(add(a, 1, add(a, 1, add(a, 1, add(a, 1)))), Metadata.empty());

        assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
        assertThat(stateOf(a)).isEqualTo(4);
    }

    @Test
    void a_step_about_another_stream_sees_the_events_of_that_stream_only() {
        numbers.handle(add(a, -50, add(b, 50)), Metadata.empty());
        numbers.handle(add(a, 1, add(b, 1)), Metadata.empty());

        assertThat(seen).containsExactly(0L, 0L, -50L, 50L);
        assertThat(stateOf(a)).isEqualTo(-49);
        assertThat(stateOf(b)).isEqualTo(51);
    }

    @Test
    void a_part_of_a_combination_meets_nothing_but_its_own() {
        Decider<Count.Increment, Integer, Counted.Incremented, String> total = Decider.of(
                0,
                (command, sum) -> Decider.accept(new Counted.Incremented(command.by())),
                (sum, event) -> sum + event.by());
        Decider<Count.Rename, String, Counted.Renamed, String> name = Decider.of(
                "",
                (command, old) -> Decider.accept(new Counted.Renamed(command.name())),
                (old, event) -> event.name());
        var both = Decider.combine(Count.class, Counted.class, String.class)
                .and(Count.Increment.class, Counted.Incremented.class, noting(total))
                .and(Count.Rename.class, Counted.Renamed.class, noting(name))
                .decider();
        var counter = new EventSourcedAggregate<>(
                both,
                Saga.none(),
                (Count command) -> new StreamId("counter", a),
                new PostgresEventRepository<>(
                        database, EventCodec.<Counted>json().with("counter", Counted.class)));

        counter.handle(new Count.Increment(2), Metadata.empty());
        counter.handle(new Count.Rename("sheep"), Metadata.empty());
        counter.handle(new Count.Increment(3), Metadata.empty());

        assertThat(seen).containsExactly(0, "", 2);
    }

    private long stateOf(String number) {
        return NumberDecider.value(number, NumberDecider.in(database));
    }

    /** The same decider, which notes the states that it decides on; fails on null. */
    private <C, S, E> Decider<C, S, E, String> noting(Decider<C, S, E, String> decider) {
        return Decider.of(
                decider.initialState(),
                (command, state) -> {
                    assertThat(command).isNotNull();
                    seen.add(state);
                    return decider.decide(command, state);
                },
                (state, event) -> {
                    assertThat(event).isNotNull();
                    return decider.evolve(state, event);
                });
    }
}
