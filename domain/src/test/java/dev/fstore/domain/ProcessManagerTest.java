package dev.fstore.domain;

import static dev.fstore.domain.Fulfilment.Action.PACK_PARCEL;
import static dev.fstore.domain.Fulfilment.Action.REQUEST_PAYMENT;
import static dev.fstore.domain.Fulfilment.Action.SHIP_PARCEL;
import static dev.fstore.domain.Fulfilment.Result.ORDER_PLACED;
import static dev.fstore.domain.Fulfilment.Result.PARCEL_PACKED;
import static dev.fstore.domain.Fulfilment.Result.PARCEL_SHIPPED;
import static dev.fstore.domain.Fulfilment.Result.PAYMENT_RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Fulfilment.Action;
import dev.fstore.domain.Fulfilment.Result;
import dev.fstore.domain.Fulfilment.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProcessManagerTest {

    /** The actions of a process while it heard results, and its state afterwards. */
    record Run<A>(List<A> asked, State state) {}

    private final Fulfilment fulfilment = new Fulfilment();

    @Test
    void it_asks_for_what_is_ready_as_soon_as_something_happens() {
        assertThat(after(ORDER_PLACED).asked()).containsExactly(REQUEST_PAYMENT, PACK_PARCEL);
    }

    @Test
    void it_waits_for_two_things_in_either_order() {
        assertThat(after(ORDER_PLACED, PAYMENT_RECEIVED).asked()).doesNotContain(SHIP_PARCEL);
        assertThat(after(ORDER_PLACED, PARCEL_PACKED).asked()).doesNotContain(SHIP_PARCEL);
        assertThat(after(ORDER_PLACED, PAYMENT_RECEIVED, PARCEL_PACKED).asked()).endsWith(SHIP_PARCEL);
        assertThat(after(ORDER_PLACED, PARCEL_PACKED, PAYMENT_RECEIVED).asked()).endsWith(SHIP_PARCEL);
    }

    @Test
    void its_list_says_at_any_time_what_is_still_to_be_done() {
        assertThat(pendingAfter()).isEmpty();
        assertThat(pendingAfter(ORDER_PLACED)).containsExactlyInAnyOrder(REQUEST_PAYMENT, PACK_PARCEL);
        assertThat(pendingAfter(ORDER_PLACED, PARCEL_PACKED)).containsExactly(REQUEST_PAYMENT);
        assertThat(pendingAfter(ORDER_PLACED, PARCEL_PACKED, PAYMENT_RECEIVED)).containsExactly(SHIP_PARCEL);
        assertThat(pendingAfter(ORDER_PLACED, PARCEL_PACKED, PAYMENT_RECEIVED, PARCEL_SHIPPED))
                .isEmpty();
    }

    @Test
    void a_repeated_result_is_handled_once() {
        var twice = after(ORDER_PLACED, ORDER_PLACED, PARCEL_PACKED, PARCEL_PACKED, PAYMENT_RECEIVED, PAYMENT_RECEIVED);

        assertThat(twice.asked()).containsExactly(REQUEST_PAYMENT, PACK_PARCEL, SHIP_PARCEL);
    }

    @Test
    void ready_actions_are_always_pending() {
        Laws.hold(random -> {
            var state = fulfilment.initialState();
            for (int i = 0; i < 8; i++) {
                var result = Table.one(random, List.of(Result.values()));
                for (var step : fulfilment.decide(result, state).get()) {
                    state = fulfilment.evolve(state, step);
                    assertThat(fulfilment.pending(state)).containsAll(fulfilment.react(step, state));
                }
            }
        });
    }

    @Test
    void it_is_closed_when_all_is_done() {
        assertThat(fulfilment.isFinal(
                        after(ORDER_PLACED, PARCEL_PACKED, PAYMENT_RECEIVED).state()))
                .isFalse();
        assertThat(fulfilment.isFinal(after(ORDER_PLACED, PARCEL_PACKED, PAYMENT_RECEIVED, PARCEL_SHIPPED)
                        .state()))
                .isTrue();
    }

    @Test
    void it_speaks_the_language_of_those_it_works_for() {
        var translated = fulfilment
                .contramapActionResult((String word) -> Result.valueOf(word.toUpperCase(Locale.ROOT)))
                .mapAction(action -> action.name().toLowerCase(Locale.ROOT));

        var run = run(translated, List.of("order_placed", "payment_received", "parcel_packed"));

        assertThat(run.asked()).containsExactly("request_payment", "pack_parcel", "ship_parcel");
        assertThat(translated.pending(run.state())).containsExactly("ship_parcel");
    }

    private List<Action> pendingAfter(Result... results) {
        return fulfilment.pending(after(results).state());
    }

    private Run<Action> after(Result... results) {
        return run(fulfilment, List.of(results));
    }

    private static <AR, E, A> Run<A> run(ProcessManager<AR, State, E, A> process, List<AR> results) {
        var asked = new ArrayList<A>();
        var state = process.initialState();
        for (var result : results) {
            for (var event : process.decide(result, state).get()) {
                state = process.evolve(state, event);
                asked.addAll(process.react(event, state));
            }
        }
        return new Run<>(asked, state);
    }
}
