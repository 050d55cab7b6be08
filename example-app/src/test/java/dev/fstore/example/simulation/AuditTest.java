package dev.fstore.example.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.RunningApp;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A simulation that passes is worth as much as the audit that would have failed it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

    private final RunningApp app;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Shopfront shop;
    private final Ledger ledger = new Ledger();

    AuditTest(TestDatabase database) {
        app = new RunningApp(database);
        shop = new Shopfront(http, app.address());
    }

    @AfterAll
    void stop() {
        http.close();
        app.close();
    }

    @Test
    void an_order_as_it_was_acknowledged_makes_no_difference() throws Exception {
        var restaurant = idIn(app.openRestaurant());
        assertThat(audit(60).differenceOf(new Ledger.Entry(orderAt(restaurant), restaurant, 2_700, "CREATED", 1)))
                .isEmpty();
    }

    @Test
    void every_field_of_an_order_counts() throws Exception {
        var restaurant = idIn(app.openRestaurant());
        var order = orderAt(restaurant);
        audit(60).differenceOf(new Ledger.Entry(order, restaurant, 2_700, "CREATED", 1)); // until it is shown
        assertThat(audit(1).differenceOf(new Ledger.Entry(order, restaurant, 2_701, "CREATED", 1)))
                .isPresent();
        assertThat(audit(1).differenceOf(new Ledger.Entry(order, restaurant, 2_700, "PREPARED", 1)))
                .isPresent();
        assertThat(audit(1).differenceOf(new Ledger.Entry(order, UUID.randomUUID(), 2_700, "CREATED", 1)))
                .isPresent();
        assertThat(audit(0).differenceOf(new Ledger.Entry(order, restaurant, 2_700, "CREATED", 2)))
                .isPresent();
    }

    @Test
    void an_order_that_is_not_shown_is_a_difference() throws Exception {
        var missing = new Ledger.Entry(UUID.randomUUID(), UUID.randomUUID(), 2_700, "CREATED", 1);
        assertThat(audit(0).differenceOf(missing)).isPresent();
    }

    @Test
    void a_wrong_count_and_an_order_without_acknowledgement_are_differences() throws Exception {
        var restaurant = idIn(app.openRestaurant());
        var order = orderAt(restaurant);
        audit(60).differenceOf(new Ledger.Entry(order, restaurant, 2_700, "CREATED", 1));
        ledger.restaurantReached(restaurant, 2);
        assertThat(audit(60).differencesOf(new Kitchen(restaurant, List.of()))).hasSize(2);

        ledger.acknowledged(new Ledger.Entry(order, restaurant, 2_700, "CREATED", 1));
        assertThat(audit(60).differencesOf(new Kitchen(restaurant, List.of()))).isEmpty();
    }

    private Audit audit(int patienceSeconds) {
        return new Audit(shop, ledger, System.nanoTime() + patienceSeconds * 1_000_000_000L);
    }

    private UUID orderAt(UUID restaurant) throws IOException, InterruptedException {
        return idIn(app.placeOrder("/restaurants/" + restaurant));
    }

    private static UUID idIn(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
