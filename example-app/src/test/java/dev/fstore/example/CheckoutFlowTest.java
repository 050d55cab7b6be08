package dev.fstore.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.checkout.SimulatedGateway.Account;
import dev.fstore.example.simulation.Simulation;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders with a bank that is slow, sometimes out of reach, and sometimes answers twice: 1,000 in a heavy run. */
@ExtendWith(PostgresExtension.class)
class CheckoutFlowTest {

    private static final int GUESTS = Boolean.getBoolean("fstore.heavy") ? 1_200 : 60;

    @Test
    void money_is_taken_once_for_what_is_paid_by_card_and_never_for_anything_else(TestDatabase database)
            throws Exception {
        try (var app = new RunningApp(database, Duration.ofSeconds(15), RunningApp.bank(0.2))) {
            var report = new Simulation(app.address(), GUESTS, 3).play(() -> {});
            assertThat(report.differences()).isEmpty();

            assertThat(endsOf(database)).isNotEmpty().allSatisfy((order, events) -> {
                assertThat(events).containsAnyOf("OrderDelivered", "OrderRefused", "OrderCancelled");
                assertThat(app.bank().account(order)).satisfies(account -> {
                    boolean isPaidByCard = events.contains("PaymentSubmitted") && events.contains("PaymentCompleted");
                    assertThat(account.taken()).isEqualTo(isPaidByCard ? 1 : 0);
                    assertThat(account)
                            .isEqualTo(new Account(
                                    account.reserved(), account.taken(), account.reserved() - account.taken()));
                    assertThat(account.reserved()).isLessThanOrEqualTo(1);
                });
            });
        }
    }

    /** The events of every order and its payment. */
    private static Map<UUID, List<String>> endsOf(TestDatabase database) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT decider_id, array_agg(event) FROM events"
                        + " WHERE decider IN ('order', 'payment') GROUP BY decider_id")) {
            var events = new HashMap<UUID, List<String>>();
            while (rows.next()) {
                events.put(UUID.fromString(rows.getString(1)), List.of((String[])
                        rows.getArray(2).getArray()));
            }
            return events;
        }
    }
}
