package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import dev.fstore.domain.ProcessManager;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
 * through(codec::roundTrip).given(new OrderDecider(), created).when(ship).then(shipped);
 * givenStored(codec::read, "order", "OrderMade", 1, "{\"id\": 7}").then(created);
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
        return new GivenDecider<>(decider, List.of(events), UnaryOperator.identity());
    }

    /** Begins with a view and the events it has seen. Continue with {@code then}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S, E> StateExpectation<S> given(View<S, E> view, E... events) {
        return StateExpectation.of(view, List.of(events), UnaryOperator.identity());
    }

    /**
     * Begins with a process and the events it has noted; none for a new one. Continue with {@code when} or {@code
     * whenTimeIs}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <AR, S, E, A> GivenProcess<AR, S, E, A> given(ProcessManager<AR, S, E, A> process, E... events) {
        return new GivenProcess<>(process, List.of(events), UnaryOperator.identity());
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

    /**
     * Begins a sentence whose events are stored and read again before anything evolves with them, as in production. It fails
     * if one of them cannot be stored, or is read as another. Continue with {@code given}.
     *
     * @param codec the event as it is read after it was stored: {@code codec::roundTrip} of an event codec
     */
    public static <E> ThroughCodec<E> through(Function<E, List<E>> codec) {
        return new ThroughCodec<>(codec);
    }

    /** Reads a stored event of any version: {@code codec::read} of an event codec. */
    @FunctionalInterface
    public interface StoredReader<E> {

        /** The events of today that it is read as. */
        List<E> read(String decider, String event, long version, String json);
    }

    /**
     * Begins with an event of an older version, as it is stored, for the steps that turn it into today's. Continue with
     * {@code then}.
     */
    public static <E> ReadExpectation<E> givenStored(
            StoredReader<E> codec, String decider, String event, long version, String json) {
        return ReadExpectation.of(codec, decider, event, version, json);
    }
}
