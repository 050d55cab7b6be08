package dev.fstore.postgres.subscription.fault;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.NumberDecider.Changed;
import org.jooq.DSLContext;

/** Writes a row per event and adds to a sum per stream. The tables do not prevent repeated effects. */
record SummingHandler(String view) {

    static void createTables(DSLContext database) {
        database.execute(
                "CREATE TABLE IF NOT EXISTS effects (id bigint GENERATED ALWAYS AS IDENTITY, view text, event_id uuid,"
                        + " at timestamptz DEFAULT clock_timestamp())");
        database.execute(
                "CREATE TABLE IF NOT EXISTS sums (view text, stream text, total bigint, PRIMARY KEY (view, stream))");
    }

    EventHandler<Changed> on(DSLContext connections) {
        return event -> {
            connections.execute("INSERT INTO effects (view, event_id) VALUES (?, ?)", view, event.id());
            connections.execute(
                    "INSERT INTO sums AS s VALUES (?, ?, ?)"
                            + " ON CONFLICT (view, stream) DO UPDATE SET total = s.total + excluded.total",
                    view,
                    event.stream().id(),
                    event.event().value());
        };
    }

    /** How many streams whose id begins with {@code prefix} have a sum that differs from that of their events. */
    int wrongSums(DSLContext database, String prefix) {
        return database.fetch("""
                        SELECT FROM (SELECT decider_id AS stream, sum((data ->> 'value')::bigint) AS total FROM events GROUP BY 1) e
                          FULL JOIN (SELECT stream, total FROM sums WHERE view = ?) s USING (stream)
                         WHERE starts_with(stream, ?) AND e.total IS DISTINCT FROM s.total""", view, prefix).size();
    }
}
