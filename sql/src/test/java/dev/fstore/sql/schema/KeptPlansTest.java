package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Mutant;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A session keeps the plans of an append. PostgreSQL would plan a statement anew for every call if it knew how long the arrays
 * are. The plan of such a call names the values of that call; one that is kept names parameters.
 */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class KeptPlansTest {

    private static final int CALLS = 8; // PostgreSQL makes the first five plans for their values, and then decides

    private static final String SEVERAL =
            "SELECT place_events('{Placed,Placed}', '{1,1}', 'order', '{stream}', '{\"{}\",\"{}\"}', gen_random_uuid(), NULL, false, '{}')";

    private final TestDatabase database;

    KeptPlansTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT append_event('Placed', gen_random_uuid(), 'order', '{stream}', '{}', gen_random_uuid(), NULL)",
                "SELECT append_events('{Placed,Placed}', '{order,order}', '{{stream},{stream}}', '{\"{}\",\"{}\"}', gen_random_uuid(), '{NULL,NULL}')",
                "SELECT append_events('{Placed,Placed}', '{order,order}', '{{stream},{stream} too}', '{\"{}\",\"{}\"}', gen_random_uuid(), '{NULL,NULL}')",
                "SELECT place_event('Placed', 1, 'order', '{stream}', '{}', gen_random_uuid(), NULL, false, '{}')",
                SEVERAL,
                "SELECT place_command('{Placed,Placed}', '{1,1}', '{order,order}', '{{stream},{stream} too}', '{\"{}\",\"{}\"}', gen_random_uuid(), '{NULL,NULL}', '{f,f}', '{}', '{order}', '{{stream} read}', '{NULL}')",
                "SELECT place_commands('{Placed,Placed}', '{1,1}', '{order,order}', '{{stream},{stream} too}', '{\"{}\",\"{}\"}', ARRAY[gen_random_uuid(), gen_random_uuid()], '{1,1}', '{NULL,NULL}', '{f,f}', '{\"{}\",\"{}\"}')"
            })
    void an_append_uses_plans_that_the_session_keeps(String call) throws SQLException {
        assertThat(plansOfLast(call)).isNotEmpty().noneMatch(KeptPlansTest::isForOneCall);
    }

    @Test
    void a_number_of_events_that_the_planner_may_look_at_is_found_out() throws Exception {
        var mutant = new Mutant(
                database,
                "place_events",
                "unnest((SELECT v_events), (SELECT v_event_versions), (SELECT v_data)) WITH ORDINALITY AS u (event, event_version, data, n)",
                "(SELECT v_events[i] AS event, v_event_versions[i] AS event_version, v_data[i] AS data, i AS n FROM generate_series(1, v_size) i) u");

        assertThat(mutant.during(() -> plansOfLast(SEVERAL))).anyMatch(KeptPlansTest::isForOneCall);
    }

    /** Of the statements inside the function; that of the call itself has all its values. */
    private List<JsonNode> plansOfLast(String call) throws SQLException {
        try (var caller = Session.open(database)) {
            for (int n = 1; n < CALLS; n++) {
                caller.query(toStream(call));
            }
            Explained.listen(caller);
            caller.query("SET auto_explain.log_verbose = on");
            String last = toStream(call);
            return Explained.explanations(caller, last).stream()
                    .filter(explanation ->
                            !explanation.get("Query Text").asString().equals(last))
                    .toList();
        }
    }

    private static String toStream(String call) {
        return call.replace("{stream}", "planned for " + UUID.randomUUID());
    }

    private static boolean isForOneCall(JsonNode explanation) {
        return explanation.get("Plan").toString().contains("planned for ");
    }
}
