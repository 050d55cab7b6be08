package dev.fstore.sql.delivery;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two sessions on a database with the store in it, and names for a view and two streams that no other test uses. */
@ExtendWith(PostgresExtension.class)
abstract class DeliveryTestCase {

    final String view = "view " + UUID.randomUUID();
    final String a = "a " + UUID.randomUUID();
    final String b = "b " + UUID.randomUUID();
    final TestDatabase database;
    final Session session;
    final Session other;

    DeliveryTestCase(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.installed(database);
        session = Session.open(database);
        other = Session.open(database);
    }

    @BeforeEach
    void declareEventTypes() throws SQLException {
        for (String event : new String[] {"Placed", "Paid"}) {
            session.stateOf("SELECT register_decider_event('order', ?, '')", event);
        }
    }

    @AfterEach
    void closeSessions() throws SQLException {
        session.close();
        other.close();
    }
}
