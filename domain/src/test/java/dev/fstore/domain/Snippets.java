package dev.fstore.domain;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import io.vavr.control.Either;
import java.util.List;

/** The examples of the Javadoc; {@link SnippetsTest} runs them. */
final class Snippets {

    sealed interface ShopCommand {}

    sealed interface OrderCommand extends ShopCommand {}

    record PlaceOrder(String item, int price) implements OrderCommand {}

    record CancelOrder() implements OrderCommand {}

    record TakePayment(int amount) implements ShopCommand {}

    sealed interface ShopEvent {}

    sealed interface OrderEvent extends ShopEvent {}

    record OrderPlaced(String item, int price) implements OrderEvent {}

    record OrderCancelled() implements OrderEvent {}

    record PaymentTaken(int amount) implements ShopEvent {}

    record Refusal(String reason) {}

    enum OrderState {
        NONE,
        PLACED,
        CANCELLED
    }

    // @start region="decider"
    static final class Orders implements Decider<OrderCommand, OrderState, OrderEvent, Refusal> {

        @Override
        public Either<Refusal, List<OrderEvent>> decide(OrderCommand command, OrderState state) {
            return switch (command) {
                case PlaceOrder(var item, var price) ->
                    state == OrderState.NONE
                            ? accept(new OrderPlaced(item, price))
                            : reject(new Refusal("placed already"));
                case CancelOrder() -> state == OrderState.PLACED ? accept(new OrderCancelled()) : accept();
            };
        }

        @Override
        public OrderState initialState() {
            return OrderState.NONE;
        }

        @Override
        public OrderState evolve(OrderState state, OrderEvent event) {
            return switch (event) {
                case OrderPlaced placed -> OrderState.PLACED;
                case OrderCancelled cancelled -> OrderState.CANCELLED;
            };
        }
    }
    // @end

    // @start region="view"
    static final View<Integer, PaymentTaken> TAKINGS = View.of(0, (total, payment) -> total + payment.amount());
    // @end

    // @start region="saga"
    static final Saga<OrderEvent, TakePayment> BILLING = event -> switch (event) {
        case OrderPlaced placed -> List.of(new TakePayment(placed.price()));
        case OrderCancelled cancelled -> List.of();
    };
    // @end

    static final Decider<TakePayment, Integer, PaymentTaken, Refusal> PAYMENTS = Decider.of(
            0, (command, paid) -> accept(new PaymentTaken(command.amount())), (paid, event) -> paid + event.amount());

    // @start region="combine-deciders"
    static final Orders ORDERS = new Orders();

    static final Decider<ShopCommand, CombinedState, ShopEvent, Refusal> SHOP = Decider.combine(
                    ShopCommand.class, ShopEvent.class, Refusal.class)
            .and(OrderCommand.class, OrderEvent.class, ORDERS)
            .and(TakePayment.class, PaymentTaken.class, PAYMENTS)
            .decider();

    static boolean isPlaced(CombinedState state) {
        return state.of(ORDERS) == OrderState.PLACED;
    }
    // @end

    // @start region="combine-views"
    static final View<Integer, OrderEvent> SALES =
            View.of(0, (sales, event) -> event instanceof OrderPlaced ? sales + 1 : sales);

    static final View<CombinedState, ShopEvent> FIGURES = View.combine(ShopEvent.class)
            .and(OrderEvent.class, SALES)
            .and(PaymentTaken.class, TAKINGS)
            .view();

    static String report(CombinedState figures) {
        return figures.of(SALES) + " sold for " + figures.of(TAKINGS);
    }
    // @end

    private Snippets() {}
}
