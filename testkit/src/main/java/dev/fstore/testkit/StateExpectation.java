package dev.fstore.testkit;

import dev.fstore.domain.View;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.UnaryOperator;

/** Expects a state of a view. Immutable. */
public final class StateExpectation<S> {

    private final Scenario scenario;
    private final Try<S> outcome;

    private StateExpectation(Scenario scenario, Try<S> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** @param stored the event as it is read after it was stored */
    static <S, E> StateExpectation<S> of(View<S, E> view, List<E> events, UnaryOperator<E> stored) {
        return new StateExpectation<>(
                Scenario.of(view).with("given", events),
                Try.of(() -> view.fold(
                        view.initialState(), events.stream().map(stored).toList())));
    }

    /**
     * Expects that the view folds its events to this state.
     *
     * @throws org.opentest4j.AssertionFailedError if the state is another one, or if the view threw an exception
     */
    public void then(S state) {
        scenario.expect(
                new Side("come to the state on the left", List.of(state)),
                outcome.fold(Side::exception, actual -> new Side("came to the state on the right", List.of(actual))));
    }
}
