package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import dev.fstore.domain.ProcessManager;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import java.util.List;

/**
 * Tests pure functions with sentences, without a database and in any test framework:
 *
 * <pre>{@code
 * given(new OrderDecider(), created, paid).when(ship).then(shipped);
 * given(new OrderView(), created, paid).then(new Order(PAID));
 * given(new OrderSaga()).when(created).then(reserveTable);
 * given(new DeliveryProcess(), prepared).when(riderFree).then(assigned).thenReact(pickUp).thenPending(pickUp);
 * given(new DeliveryProcess(), prepared).whenTimeIs(noon, Elapsed::new).then(late).thenDeadlines(giveUpAtOne);
 * given(shop, open, menu).when(placeOrder).then(accepted, created).thenCommands(createOrder);
 * }</pre>
 *
 * <p>Values are compared by {@code equals}. An expectation that is not met throws an {@link
 * org.opentest4j.AssertionFailedError} that repeats the sentence and shows expected and actual values side by side. If
 * the function under test throws an exception, that is its cause. All stages are immutable. The function under test
 * runs once, at the last {@code given} or {@code when}; the states and views of a workflow are folded when an
 * expectation asks for them.
 */
public final class GivenWhenThen {

    private GivenWhenThen() {}

    /** Begins with a decider and the events so far; none for a new one. Continue with {@code when}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <C, S, E, R> GivenDecider<C, S, E, R> given(Decider<C, S, E, R> decider, E... events) {
        return new GivenDecider<>(decider, List.of(events));
    }

    /** Begins with a view and the events it has seen. Continue with {@code then}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S, E> StateExpectation<S> given(View<S, E> view, E... events) {
        return StateExpectation.of(view, List.of(events));
    }

    /**
     * Begins with a process and the events it has noted; none for a new one. Continue with {@code when} or {@code
     * whenTimeIs}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <AR, S, E, A> GivenProcess<AR, S, E, A> given(ProcessManager<AR, S, E, A> process, E... events) {
        return new GivenProcess<>(process, List.of(events));
    }

    /** Begins with a saga, which has no history because it is stateless. Continue with {@code when}. */
    public static <AR, A> GivenSaga<AR, A> given(Saga<AR, A> saga) {
        return new GivenSaga<>(saga);
    }

    /**
     * Begins with a {@link Workflow} and the commands it has handled so far, in order. Commands are given instead of
     * events, because events alone do not name their streams. Continue with {@code when}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <C, S, E, R> GivenWorkflow<C, S, E, R> given(Workflow<C, S, E, R> workflow, C... commands) {
        return new GivenWorkflow<>(workflow, List.of(commands));
    }
}
