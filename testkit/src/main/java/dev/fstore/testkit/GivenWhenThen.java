package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import dev.fstore.domain.ProcessManager;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import java.util.List;

/**
 * Tests of pure functions that read as sentences, without a database and in any test framework:
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
 * <p>Values are compared by {@code equals}. An expectation that is not met throws an
 * {@link org.opentest4j.AssertionFailedError} that repeats the test and sets both sides next to each other. An
 * exception thrown by the function under test is such an error too, with the exception as its cause. All stages are
 * immutable; the function under test runs once, at the end of the sentence's {@code given} or {@code when}. Of a
 * workflow, states and views are folded when they are asked for.
 */
public final class GivenWhenThen {

    private GivenWhenThen() {}

    /** A decider to which these events have happened, none for one that is new. Next: {@code when}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <C, S, E, R> GivenDecider<C, S, E, R> given(Decider<C, S, E, R> decider, E... events) {
        return new GivenDecider<>(decider, List.of(events));
    }

    /** A view that has seen these events. Next: {@code then}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S, E> StateExpectation<S> given(View<S, E> view, E... events) {
        return StateExpectation.of(view, List.of(events));
    }

    /** A process that has noted these events, none for one that is new. Next: {@code when} or {@code whenTimeIs}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <AR, S, E, A> GivenProcess<AR, S, E, A> given(ProcessManager<AR, S, E, A> process, E... events) {
        return new GivenProcess<>(process, List.of(events));
    }

    /** A saga; as it is stateless, there is nothing else to be given. Next: {@code when}. */
    public static <AR, A> GivenSaga<AR, A> given(Saga<AR, A> saga) {
        return new GivenSaga<>(saga);
    }

    /**
     * A {@link Workflow} that has handled these commands, one after another, and everything that follows from them. They
     * are commands rather than events because events of several streams would have to be told apart. Next: {@code when}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <C, S, E, R> GivenWorkflow<C, S, E, R> given(Workflow<C, S, E, R> workflow, C... commands) {
        return new GivenWorkflow<>(workflow, List.of(commands));
    }
}
