package dev.fstore.sql.schema;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows that all plans of one call went through, those of functions and triggers included. */
record Explained(long rows, String most) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** From now on, {@code session} is told the plan of every statement that it runs, after it has run. */
    static void listen(Session session) throws SQLException {
        session.query("LOAD 'auto_explain'");
        session.query("SET auto_explain.log_min_duration = 0");
        session.query("SET auto_explain.log_nested_statements = on");
        session.query("SET auto_explain.log_triggers = on");
        session.query("SET auto_explain.log_analyze = on");
        session.query("SET auto_explain.log_timing = off");
        session.query("SET auto_explain.log_format = json");
        session.query("SET auto_explain.log_level = notice");
    }

    static Explained call(Session session, String sql) throws SQLException {
        long rows = 0;
        long most = -1;
        var dearest = "";
        for (var explanation : explanations(session, sql)) {
            long touched = rows(explanation.get("Plan"));
            rows += touched;
            if (touched > most) {
                most = touched;
                dearest = explanation.toPrettyString();
            }
        }
        return new Explained(rows, dearest);
    }

    /** Those of the statements inside functions come before that of {@code sql}. */
    static List<JsonNode> explanations(Session session, String sql) throws SQLException {
        try (var statement = session.connection().createStatement()) {
            statement.execute(sql);
            var explanations = new ArrayList<JsonNode>();
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                var message = String.valueOf(notice.getMessage());
                int json = message.indexOf('{');
                if (json >= 0 && message.contains("\"Plan\"")) {
                    explanations.add(MAPPER.readTree(message.substring(json)));
                }
            }
            return explanations;
        }
    }

    /** Those that a node returns and those that it looks at and leaves, in all its loops. */
    private static long rows(JsonNode node) {
        double touched = 0;
        for (String part : new String[] {
            "Actual Rows",
            "Rows Removed by Filter",
            "Rows Removed by Join Filter",
            "Rows Removed by Index Recheck",
            "Heap Fetches"
        }) {
            touched += node.path(part).asDouble(0);
        }
        double rows = touched * node.path("Actual Loops").asDouble(1);
        for (JsonNode child : node.path("Plans")) {
            rows += rows(child);
        }
        return Math.round(rows);
    }
}
