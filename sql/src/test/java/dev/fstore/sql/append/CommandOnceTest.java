package dev.fstore.sql.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Mutant;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight sessions that send one command at the same moment: 100 rounds per isolation level, 2,000 in a heavy run.
 * {@code -Dfstore.seed=7} begins at another seed.
 */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class CommandOnceTest {

    private final String prefix = UUID.randomUUID() + " ";
    private final TestDatabase database;
    private final Session owner;

    CommandOnceTest(TestDatabase database, Session owner) throws SQLException {
        this.database = database;
        this.owner = owner;
        owner.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void a_command_that_eight_sessions_send_at_once_is_stored_once(String isolation) throws Exception {
        assertStoredOnce("commands, one stream", isolation, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void a_command_over_several_streams_that_eight_sessions_send_at_once_is_stored_once(String isolation)
            throws Exception {
        assertStoredOnce("commands, several streams", isolation, 3, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void among_other_commands_for_the_same_streams_each_is_stored_once(String isolation) throws Exception {
        assertStoredOnce("commands, among others", isolation, 3, 4);
    }

    @Test
    void they_catch_a_store_that_does_not_look_for_the_command() throws Exception {
        var defect = new Mutant(
                database, "append_events", "WHERE e.event_id = event_id_of(v_command_id, 1::bigint)", "WHERE false");

        assertThat(differenceWith(defect, "READ COMMITTED")).contains("it ended with 23");
    }

    @Test
    void they_catch_a_store_where_the_same_command_does_not_wait() throws Exception {
        var defect = new Mutant(
                database, "append_events", "PERFORM claim(hashtextextended(v_command_id::text, 1::bigint));", "");

        assertThat(differenceWith(defect, "READ COMMITTED")).contains("it ended with 23");
    }

    @Test
    void they_catch_a_store_that_gives_events_ids_of_no_command() throws Exception {
        var defect = new Mutant(database, "place_events", "event_id_of(v_command_id, i.n)", "gen_random_uuid()");

        assertThat(differenceWith(defect, "REPEATABLE READ")).contains("it ended with 23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void a_command_that_was_stored_long_ago_is_found_again(String isolation) throws SQLException {
        var command = Command.over(List.of(prefix + "a", prefix + "b"), new Random(1));
        var first = command.append(owner, command.heads(owner));
        owner.query("""
                SELECT count(*) FROM generate_series(1, 1000) i CROSS JOIN LATERAL
                       append_events('{Placed}', '{order}', ARRAY[? || i], '{"{}"}', gen_random_uuid(), '{NULL}')""", prefix);
        owner.append(prefix + "a", "Placed");

        owner.begin().query("SET TRANSACTION ISOLATION LEVEL " + isolation);
        var again = command.append(owner, command.heads(owner));
        owner.commit();

        assertThat(again).isEqualTo(first).isEqualTo(command.stored(owner));
    }

    @Test
    void a_sender_that_has_claimed_the_streams_already_is_not_waited_for_in_a_circle() throws Exception {
        var command = new Command(UUID.randomUUID(), List.of(prefix + "a", prefix + "b"));
        try (var other = Session.open(database);
                var looker = Session.open(database);
                var threads = Executors.newSingleThreadExecutor()) {
            var heads = command.heads(owner);
            owner.begin().query("SELECT claim_streams('{order,order}', ARRAY[?, ?])", prefix + "a", prefix + "b");
            var waiting = threads.submit(() -> command.append(other, heads));
            await().until(() -> !looker.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .isEmpty());

            var first = command.append(owner, heads);
            owner.commit();

            assertThat(waiting.get()).isEqualTo(first);
        }
    }

    @Test
    void a_retry_with_other_events_returns_the_first_ones() throws SQLException {
        var command = new Command(UUID.randomUUID(), List.of(prefix + "a", prefix + "b", prefix + "a"));
        var first = command.append(owner, command.heads(owner));

        for (var other : List.of(
                List.of(prefix + "c"),
                List.of(prefix + "b", prefix + "a"),
                List.of(prefix + "a", prefix + "b", prefix + "a", prefix + "c"))) {
            var decidedAnew = new Command(command.id(), other);
            assertThat(decidedAnew.append(owner, decidedAnew.heads(owner))).isEqualTo(first);
        }

        assertThat(new Command(command.id(), List.of(prefix + "a", prefix + "b", prefix + "c")).stored(owner))
                .isEqualTo(first);
    }

    private void assertStoredOnce(String claim, String isolation, int mostStreams, int rivals) throws Exception {
        var rounds = new CommandRounds(database, owner, isolation, mostStreams, rivals);

        assertThat(rounds.firstDifference()).isEmpty();
        Reliability.record(
                "%s, %s".formatted(claim, isolation),
                rounds.figure(),
                owner.query("SHOW server_version").getFirst());
    }

    private String differenceWith(Mutant defect, String isolation) throws Exception {
        return defect.during(new CommandRounds(database, owner, isolation, 1, 0)::firstDifference);
    }
}
