package dev.fstore.sql.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Mutant;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.sql.append.AppendAttempt.Outcome;
import dev.fstore.sql.append.AppendAttempt.TransactionMode;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions that append to one stream at the same moment: 100 rounds per isolation level, 10,000 in a heavy run.
 * {@code -Dfstore.seed=7} begins at another seed, which decides how each session uses transactions.
 */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class ConcurrentFirstEventTest {

    private static final int SESSIONS = 8;
    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int ROUNDS = Reliability.HEAVY ? 10_000 : 100;

    private final String prefix = UUID.randomUUID() + " ";
    private final Map<String, Integer> states = new TreeMap<>();
    private final TestDatabase database;
    private final Session owner;

    ConcurrentFirstEventTest(TestDatabase database, Session owner) throws SQLException {
        this.database = database;
        this.owner = owner;
        owner.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void eight_sessions_opening_one_stream_leave_exactly_one_winner(String isolation) throws Exception {
        assertThat(firstDifference(isolation, Place.FIRST)).isEmpty();

        record("openings", isolation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void eight_sessions_appending_behind_one_event_leave_exactly_one_winner(String isolation) throws Exception {
        assertThat(firstDifference(isolation, Place.SECOND)).isEmpty();

        record("appends behind one event", isolation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ"})
    void they_catch_a_store_without_the_unique_key(String isolation) throws Exception {
        assertThat(Databases.withoutUniqueKey(database, () -> firstDifference(isolation, Place.FIRST)))
                .contains("winners");
    }

    @Test
    void they_catch_a_store_that_does_not_ask_for_the_previous_event() throws Exception {
        var defect = new Mutant(database, "free_place", "v_previous_id IS NOT DISTINCT FROM last.event_id", "true");

        assertThat(defect.during(() -> firstDifference("READ COMMITTED", Place.SECOND)))
                .contains("winners");
    }

    private String firstDifference(String isolation, Place place) throws Exception {
        try (var crowd = ConcurrentSessions.of(SESSIONS, isolation, database)) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
                String difference = round(crowd, prefix + seed, place, isolation, new Random(seed));
                if (!difference.isEmpty()) {
                    return "-Dfstore.seed=%s: %s".formatted(seed, difference);
                }
            }
        }
        return "";
    }

    private String round(ConcurrentSessions crowd, String stream, Place place, String isolation, Random random)
            throws Exception {
        var expected = new ArrayList<String>();
        if (place == Place.SECOND) {
            expected.add(owner.append(stream, "Placed", "").toString());
        }
        String previous = String.join("", expected);
        var tasks = new ArrayList<ConcurrentSessions.Task<Outcome>>();
        for (int i = 0; i < SESSIONS; i++) {
            var attempt = new AppendAttempt(
                    TransactionMode.any(random),
                    session -> session.query("SELECT event_id FROM get_last_event(?, 'order')", stream),
                    (session, seen) ->
                            List.of(session.append(stream, "Placed", previous).toString()));
            tasks.add(attempt::on);
        }
        var outcomes = crowd.together(tasks);

        var winners = outcomes.stream().filter(Outcome::succeeded).toList();
        if (winners.size() != 1) {
            return "%s winners: %s".formatted(winners.size(), outcomes);
        }
        expected.addAll(winners.getFirst().appended());
        for (var outcome : outcomes) {
            states.merge(outcome.state(), 1, Integer::sum);
            if (!outcome.succeeded() && !place.refusals(isolation).contains(outcome.state())) {
                return "a loser got " + outcome.state();
            }
        }
        return storedIn(stream, expected);
    }

    /** Empty if {@code expected} are the ids of the stream's events, with the versions from 1 on. */
    private String storedIn(String stream, List<String> expected) throws SQLException {
        var ids = owner.query(
                "SELECT event_id FROM events WHERE decider = 'order' AND decider_id = ? ORDER BY version", stream);
        var last = owner.query("SELECT version FROM get_last_event(?, 'order')", stream);
        return ids.equals(expected) && last.equals(List.of(String.valueOf(expected.size())))
                ? ""
                : "%s are stored up to version %s instead of %s".formatted(ids, last, expected);
    }

    private void record(String claim, String isolation) throws Exception {
        String losers = states.entrySet().stream()
                .filter(state -> !state.getKey().equals(AppendAttempt.SUCCESS))
                .map(state -> String.format(Locale.ROOT, "%,d got %s", state.getValue(), state.getKey()))
                .collect(Collectors.joining(", "));
        Reliability.record(
                "%s, %s".formatted(claim, isolation),
                String.format(
                        Locale.ROOT,
                        "%,d rounds x %s sessions from seed %s: %,d winners; of the losers, %s",
                        ROUNDS,
                        SESSIONS,
                        FIRST_SEED,
                        states.get(AppendAttempt.SUCCESS),
                        losers),
                owner.query("SHOW server_version").getFirst());
    }

    /** Of the event that everybody wants to append. */
    private enum Place {
        FIRST("23S01"),
        SECOND("23S02");

        private final String overtaken;

        Place(String overtaken) {
            this.overtaken = overtaken;
        }

        /** All that a loser may get. The store changes no rows here, so only SERIALIZABLE has serialization failures. */
        Set<String> refusals(String isolation) {
            String atTheSameMoment = "23505 events_stream_version_key";
            return isolation.equals("SERIALIZABLE")
                    ? Set.of(overtaken, atTheSameMoment, "40001")
                    : Set.of(overtaken, atTheSameMoment);
        }
    }
}
