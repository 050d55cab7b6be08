package dev.fstore.sql.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.sql.histories.Schedule.Begin;
import dev.fstore.sql.histories.Schedule.End;
import dev.fstore.sql.histories.Schedule.Registrar;
import dev.fstore.sql.histories.Schedule.Shape;
import dev.fstore.sql.histories.Schedule.Streams;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Choreographed interleavings of two writers, a consumer and a registrar, step by step, as PostgreSQL's isolation tester
 * does it: a seeded sample; in a heavy run a larger one, and all orders of 13 of the 96 shapes: of those that register the
 * view and begin {@link Begin#LATE}, and of one where two writers of one stream and a consumer meet another's open poll.
 * {@code -Dfstore.schedule=...} replays the one that a failure names, {@code -Dfstore.seed=7} takes another sample,
 * {@code -Dfstore.schedules=50} one of another size.
 */
@ExtendWith(PostgresExtension.class)
class InterleavingsTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int SCHEDULES = Integer.getInteger("fstore.schedules", Reliability.HEAVY ? 2_000 : 300);
    private static final EnumSet<Streams> SHORT = EnumSet.of(Streams.SAME_STREAM, Streams.DIFFERENT_STREAMS);
    private static final EnumSet<End> ENDS = EnumSet.allOf(End.class);
    private static final String REPLAY = System.getProperty("fstore.schedule", "");

    private final TestDatabase database;

    InterleavingsTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forHistories(database);
    }

    @Test
    void in_any_order_of_steps_every_event_is_delivered_once_and_in_order() throws Exception {
        if (!REPLAY.isEmpty()) {
            play("one", List.of(Schedule.parse(REPLAY)));
            return;
        }
        play("sample from seed " + SEED, sample().limit(SCHEDULES).toList());
        if (Reliability.HEAVY) {
            playAllOrders("one event each", SHORT, Registrar.ONCE, ENDS);
            playAllOrders("three events", EnumSet.complementOf(SHORT), Registrar.ONCE, ENDS);
            playAllOrders("another poll", EnumSet.of(Streams.SAME_STREAM), Registrar.POLLS, EnumSet.of(End.COMMIT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispatch_events", "start_view"})
    void without_gaps_some_order_of_steps_loses_an_event(String function) throws Exception {
        var sql = Files.readString(SqlFiles.function(function));
        var defect = sql.replace("WHERE n.\"offset\" > n.previous + 1", "WHERE false");
        assertThat(defect).isNotEqualTo(sql);
        run(defect);
        try (var stage = new ScheduleRunner(database)) {
            var found = false;
            for (var schedule : sample().limit(1_000).toList()) {
                var outcome = stage.run(schedule);
                found |= outcome.delivered().size() < outcome.stored().size();
                if (found) {
                    break;
                }
            }
            assertThat(found).isTrue();
        } finally {
            run(sql);
        }
    }

    private void playAllOrders(String which, Set<Streams> streams, Registrar registrar, Set<End> ends)
            throws Exception {
        var shapes = Shape.all().stream()
                .filter(shape -> shape.begin() == Begin.LATE && shape.registrar() == registrar)
                .filter(shape -> streams.contains(shape.streams()))
                .filter(shape -> ends.contains(shape.first()) && ends.contains(shape.second()))
                .toList();
        play(
                "all orders, " + which,
                shapes.stream().flatMap(shape -> shape.schedules().stream()).toList());
    }

    private void play(String which, List<Schedule> schedules) throws Exception {
        try (var stage = new ScheduleRunner(database);
                var session = Session.open(database)) {
            for (var schedule : schedules) {
                var outcome = stage.run(schedule);
                assertThat(outcome.right())
                        .as("-Dfstore.schedule=%s%n%s", schedule, outcome)
                        .isTrue();
            }
            Reliability.record(
                    "interleavings, " + which,
                    String.format(
                            Locale.ROOT,
                            "%,d schedules, %,d steps waited, %,d deliveries ahead of the log: 0 forked, 0 lost, 0 doubled, 0 inverted",
                            schedules.size(),
                            stage.waits(),
                            stage.ahead()),
                    session.query("SHOW server_version").getFirst());
        }
    }

    private static Stream<Schedule> sample() {
        var random = new Random(SEED);
        return Stream.generate(() -> Schedule.random(random));
    }

    private void run(String sql) throws SQLException {
        try (var session = Session.open(database)) {
            session.begin().query(sql);
            session.commit();
        }
    }
}
