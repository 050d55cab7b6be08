package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The filter of a view: arrays as text, and null for all. */
record ViewFilter(@Nullable String deciders, @Nullable String events) {

    static final ViewFilter NONE = new ViewFilter(null, null);

    static ViewFilter random(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new ViewFilter(null, "{Placed}");
            case 1 -> new ViewFilter("{order}", null);
            default -> new ViewFilter("{order}", "{Paid}");
        };
    }

    void register(Session session, String view, String start, long seconds) throws SQLException {
        session.query(
                "SELECT register_view(?, ?::timestamptz, ?, v_deciders => ?::text[], v_events => ?::text[])",
                view,
                start,
                seconds,
                deciders,
                events);
    }
}
