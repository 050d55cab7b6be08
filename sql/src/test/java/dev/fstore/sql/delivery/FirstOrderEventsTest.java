package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The very first calls of order_events, which create the one row of log_cursor. */
@ExtendWith(PostgresExtension.class)
class FirstOrderEventsTest {

    @Test
    void a_first_call_returns_0_at_once_while_another_first_call_is_open(TestDatabase database) throws SQLException {
        try (var owner = Session.open(database)) {
            owner.query("CREATE SCHEMA first_order");
        }
        var empty = new TestDatabase(database.url() + "&currentSchema=first_order");
        Databases.install(empty);
        try (var first = Session.open(empty);
                var second = Session.open(empty)) {
            first.stateOf("SELECT register_decider_event('order', 'Placed', '')");
            first.append("a", "Placed");
            second.query("SET lock_timeout = '2s'");

            assertThat(first.begin().query("SELECT order_events()")).containsExactly("1");
            assertThat(second.query("SELECT order_events()")).containsExactly("0");

            first.rollback();
            assertThat(second.query("SELECT order_events()")).containsExactly("1");
            assertThat(second.query("SELECT position FROM log_positions")).containsExactly("1");
        }
    }
}
