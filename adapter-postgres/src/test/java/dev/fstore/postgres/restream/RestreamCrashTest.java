package dev.fstore.postgres.restream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.EventRepository;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.restream.Purses.Event;
import dev.fstore.postgres.restream.Purses.Paid;
import dev.fstore.postgres.restream.Purses.PurseClosed;
import dev.fstore.postgres.restream.Purses.Spent;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A migration dies after each of its statements and commits. */
@ExtendWith(PostgresExtension.class)
class RestreamCrashTest {

    private final DSLContext database;
    private final DataSource connections;

    RestreamCrashTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.connections = database.dataSource();
    }

    @Test
    void wherever_a_migration_dies_a_stream_is_moved_as_a_whole_or_not_at_all_and_the_next_run_completes_it() {
        int steps = 0;
        for (boolean isOver = false; !isOver; steps++) {
            isOver = diesAfter(steps);
        }
        assertThat(steps).isGreaterThan(20);
    }

    /** Returns whether the migration is over before that step. */
    private boolean diesAfter(int step) {
        var purses = Purses.random();
        var events = new PostgresEventRepository<>(database, purses.codec());
        purses.fill(events, "a1", 1, 2);
        purses.fill(events, "a2", 3);
        var mortal = new MortalConnections(step);
        var dying = DSL.using(mortal.of(connections), SQLDialect.POSTGRES);
        if (mortal.diesIn(() -> purses.restream().run(dying, purses.codec()))) {
            assertThatThrownBy(mortal::rethrow).hasStackTraceContaining("died");
            assertWholeOrNot(purses, events);
            purses.restream().run(database, purses.codec());
        }
        assertThat(events.load(purses.owner("a"), Purses.ALL).state())
                .as("died after step %s", step)
                .containsExactly(new Paid(1), new Paid(2), new Paid(3));
        assertMoved(purses, events, "a1", new Spent(1), new Spent(2), new PurseClosed());
        assertMoved(purses, events, "a2", new Spent(3), new PurseClosed());
        return !mortal.isDead();
    }

    private static void assertWholeOrNot(Purses purses, EventRepository<Event> events) {
        boolean isFirstClosed =
                events.load(purses.purse("a1"), Purses.ALL).state().contains(new PurseClosed());
        boolean isSecondClosed =
                events.load(purses.purse("a2"), Purses.ALL).state().contains(new PurseClosed());
        assertThat(events.load(purses.owner("a"), Purses.ALL).state())
                .hasSize((isFirstClosed ? 2 : 0) + (isSecondClosed ? 1 : 0));
    }

    private static void assertMoved(Purses purses, EventRepository<Event> events, String id, Event... expected) {
        assertThat(events.load(purses.purse(id), Purses.ALL).state()).isEqualTo(List.of(expected));
    }
}
