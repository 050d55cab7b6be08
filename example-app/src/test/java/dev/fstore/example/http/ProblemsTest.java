package dev.fstore.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Failure;
import dev.fstore.application.StreamId;
import dev.fstore.example.RunningApp;
import dev.fstore.example.order.OrderRejection.OrderAlreadyExists;
import dev.fstore.example.payment.PaymentRejection.PaymentAlreadyRequested;
import dev.fstore.example.restaurant.RestaurantRejection.RestaurantAlreadyOpen;
import dev.fstore.example.shop.ShopRejection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The failures that a test cannot bring about over HTTP, as ids are fresh and losing a race is luck. */
class ProblemsTest {

    private static final UUID ID = UUID.fromString(RunningApp.UNKNOWN);
    private static final StreamId STREAM = new StreamId("order", RunningApp.UNKNOWN);

    @Test
    void a_conflict_asks_to_try_again() {
        var problem = Problems.of(new Failure.NotAppended<>(new AppendFailure.Conflict(STREAM, 3)));
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).isEqualTo("urn:fstore:conflict");
        assertThat(problem.detail()).contains(STREAM.toString()).endsWith("Send the request again.");
    }

    @Test
    void a_closed_stream_is_a_conflict_of_its_own() {
        var problem = Problems.of(new Failure.NotAppended<>(new AppendFailure.Closed(STREAM)));
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).isEqualTo("urn:fstore:closed");
    }

    @Test
    void an_existing_id_is_a_conflict_that_names_it() {
        assertThat(rejected(new OrderAlreadyExists(ID)).status()).isEqualTo(409);
        assertThat(rejected(new RestaurantAlreadyOpen(ID)).status()).isEqualTo(409);
        assertThat(rejected(new PaymentAlreadyRequested(ID)).fields()).containsOnlyKeys("orderId");
    }

    private static Problem rejected(ShopRejection rejection) {
        return Problems.of(new Failure.Rejected<>(STREAM, rejection));
    }
}
