package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.application.StateStoredAggregate;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One decider, the same object, with events and without. {@code -Dfstore.seed=7} begins at another seed. */
@ExtendWith(PostgresExtension.class)
class EventSourcedAndStateStoredTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int SEEDS = 50;
    private static final int COMMANDS = 20;

    private final DoorDecider door = new DoorDecider();
    private final Connection connection;
    private final PostgresEventRepository<DoorDecider.Event> events;
    private final PostgresStateRepository<DoorDecider.State> states;

    EventSourcedAndStateStoredTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        connection = DriverManager.getConnection(database.url());
        var one = DSL.using(connection, SQLDialect.POSTGRES);
        events = new PostgresEventRepository<>(
                one, EventCodec.<DoorDecider.Event>json().with("door", DoorDecider.Event.class));
        states = new PostgresStateRepository<>(one, StateCodec.json(DoorDecider.State.class));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_decider_reaches_the_same_states_whether_its_events_or_its_states_are_kept() {
        Set<Class<?>> reached = new HashSet<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            reached.add(run(seed).getClass());
        }
        assertThat(reached).containsAll(List.of(DoorDecider.State.Gone.class, DoorDecider.State.Open.class));
    }

    private DoorDecider.State run(long seed) {
        var stream = new StreamId("door", "of seed " + seed);
        var withEvents = new EventSourcedAggregate<
                DoorDecider.Command, DoorDecider.State, DoorDecider.Event, DoorDecider.Refused>(
                door, Saga.none(), command -> stream, events);
        var withStates = new StateStoredAggregate<
                DoorDecider.Command, DoorDecider.State, DoorDecider.Event, DoorDecider.Refused>(
                door, Saga.none(), command -> stream, states);
        var random = new Random(seed);
        var given = new ArrayList<DoorDecider.Command>();
        for (int i = 0; i < COMMANDS; i++) {
            var command = next(random);
            given.add(command);
            var expected = withEvents.handle(command, Metadata.empty()).map(Outcome::state);
            assertThat(withStates.handle(command, Metadata.empty()).map(Outcome::state))
                    .as("-Dfstore.seed=%s: %s", seed, given)
                    .isEqualTo(expected);
            assertThat(states.load(stream, door.initialState()).state())
                    .as("-Dfstore.seed=%s: %s", seed, given)
                    .isEqualTo(events.load(stream, door).state());
        }
        return states.load(stream, door.initialState()).state();
    }

    /** A door has a history before it ends. */
    private static DoorDecider.Command next(Random random) {
        int number = random.nextInt(30);
        return number == 0
                ? DoorDecider.Command.BRICK_UP
                : number % 2 == 0 ? DoorDecider.Command.OPEN : DoorDecider.Command.SHUT;
    }
}
