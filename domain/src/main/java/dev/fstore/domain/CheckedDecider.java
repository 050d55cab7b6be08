package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

record CheckedDecider<C, S, E, R>(Decider<C, S, E, R> decider) implements Decider<C, S, E, R> {

    @Override
    public Either<R, List<E>> decide(C command, S state) {
        Supplier<String> input = () -> "Command: %s, state: %s".formatted(command, state);
        Either<R, List<E>> decision = call("decide", input, () -> decider.decide(command, state));
        if (decision.isRight()) {
            List<E> events = require(decision.get(), "accepted with null for events", input);
            for (E event : events) {
                require(event, "accepted with a null among the events " + events, input);
            }
        } else {
            require(decision.getLeft(), "rejected with null", input);
        }
        return decision;
    }

    @Override
    public S evolve(S state, E event) {
        return call("evolve", () -> "Event: %s, state: %s".formatted(event, state), () -> decider.evolve(state, event));
    }

    @Override
    public S initialState() {
        return call("initialState", () -> "Before the first event", decider::initialState);
    }

    @Override
    public boolean isFinal(S state) {
        return call("isFinal", () -> "State: " + state, () -> decider.isFinal(state));
    }

    /** Returns the list of a function of a process, after checking that it contains no null. */
    <T> List<T> list(String name, Supplier<String> input, Supplier<@Nullable List<T>> function) {
        List<T> values = call(name, input, function);
        for (T value : values) {
            require(value, "returned a null among " + values + " from " + name, input);
        }
        return values;
    }

    private <T> T call(String name, Supplier<String> input, Supplier<@Nullable T> function) {
        T result;
        try {
            result = function.get();
        } catch (FaultyDeciderException e) { // of a part, which names the part
            throw e;
        } catch (RuntimeException e) {
            throw new FaultyDeciderException(decider, "threw " + e + " in " + name, input.get(), e);
        }
        return require(result, "returned null from " + name, input);
    }

    private <T> T require(@Nullable T result, String fault, Supplier<String> input) {
        if (result == null) {
            throw new FaultyDeciderException(decider, fault, input.get(), null);
        }
        return result;
    }
}
