package dev.fstore.domain;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;
import static dev.fstore.domain.Snippets.BILLING;
import static dev.fstore.domain.Snippets.FIGURES;
import static dev.fstore.domain.Snippets.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Snippets.CancelOrder;
import dev.fstore.domain.Snippets.OrderCancelled;
import dev.fstore.domain.Snippets.OrderPlaced;
import dev.fstore.domain.Snippets.PaymentTaken;
import dev.fstore.domain.Snippets.PlaceOrder;
import dev.fstore.domain.Snippets.Refusal;
import dev.fstore.domain.Snippets.TakePayment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetsTest {

    private static final List<Snippets.ShopEvent> SOLD = List.of(new OrderPlaced("a lamp", 30), new PaymentTaken(30));

    @Test
    void the_shop_decides_about_orders_and_payments() {
        var state = SHOP.fold(SHOP.initialState(), SOLD);

        assertThat(SHOP.decide(new PlaceOrder("a lamp", 30), SHOP.initialState()))
                .isEqualTo(accept(SOLD.getFirst()));
        assertThat(SHOP.decide(new PlaceOrder("a lamp", 30), state)).isEqualTo(reject(new Refusal("placed already")));
        assertThat(SHOP.decide(new TakePayment(5), state)).isEqualTo(accept(new PaymentTaken(5)));
        assertThat(SHOP.decide(new CancelOrder(), state)).isEqualTo(accept(new OrderCancelled()));
        assertThat(SHOP.decide(new CancelOrder(), SHOP.initialState())).isEqualTo(accept());
    }

    @Test
    void a_part_is_asked_for_its_own_state() {
        var state = SHOP.fold(SHOP.initialState(), SOLD);

        assertThat(Snippets.isPlaced(state)).isTrue();
        assertThat(Snippets.isPlaced(SHOP.evolve(state, new OrderCancelled()))).isFalse();
        assertThat(state.of(Snippets.PAYMENTS)).isEqualTo(30);
    }

    @Test
    void the_figures_are_of_sales_and_takings() {
        var events = List.of(new OrderPlaced("a lamp", 30), new PaymentTaken(30), new OrderCancelled());

        assertThat(Snippets.report(FIGURES.fold(FIGURES.initialState(), events)))
                .isEqualTo("1 sold for 30");
    }

    @Test
    void an_order_is_billed() {
        assertThat(BILLING.react(new OrderPlaced("a lamp", 30))).containsExactly(new TakePayment(30));
        assertThat(BILLING.react(new OrderCancelled())).isEmpty();
    }
}
