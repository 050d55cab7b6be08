package dev.fstore.postgres;

import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Test databases with the store in them. */
final class Databases {

    private Databases() {}

    static DSLContext installed(TestDatabase database) {
        EventStoreSchema.install(database.dataSource());
        return DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    /** With what {@link History} needs. */
    static void forHistories(TestDatabase database) throws SQLException {
        installed(database);
        try (var session = Session.open(database)) {
            session.query(
                    "CREATE TABLE IF NOT EXISTS effects (id bigint GENERATED ALWAYS AS IDENTITY, view text, event_id uuid)");
            session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
            session.stateOf("SELECT register_decider_event('payment', 'Placed', '')");
        }
    }
}
