package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

record CheckedDecider<C, S, E, R>(Decider<C, S, E, R> decider) implements Decider<C, S, E, R> {

    @Override
    public Either<R, List<E>> decide(C command, S state) {
        Supplier<Map<String, ?>> input = () -> Map.of("command", command, "state", state);
        Either<R, List<E>> decision = call("decide", input, () -> decider.decide(command, state));
        if (decision.isRight()) {
            List<E> events = require(decision.get(), "accepted with null for events", input);
            for (E event : events) {
                require(event, "accepted with a null among the events", input);
            }
        } else {
            require(decision.getLeft(), "rejected with null", input);
        }
        return decision;
    }

    @Override
    public S evolve(S state, E event) {
        return call("evolve", () -> Map.of("event", event, "state", state), () -> decider.evolve(state, event));
    }

    @Override
    public S initialState() {
        return call("initialState", Map::of, decider::initialState);
    }

    @Override
    public boolean isFinal(S state) {
        return call("isFinal", () -> Map.of("state", state), () -> decider.isFinal(state));
    }

    @Override
    public Decider<C, S, E, R> checked() {
        return this;
    }

    /** Returns the list of a function of a process, after checking that it contains no null. */
    <T> List<T> list(String name, Supplier<Map<String, ?>> input, Supplier<@Nullable List<T>> function) {
        List<T> values = call(name, input, function);
        for (T value : values) {
            require(value, "returned a list with a null in it from " + name, input);
        }
        return values;
    }

    private <T> T call(String name, Supplier<Map<String, ?>> input, Supplier<@Nullable T> function) {
        T result;
        try {
            result = function.get();
        } catch (FaultyDeciderException e) { // of a part, which names the part
            throw e;
        } catch (RuntimeException e) {
            throw new FaultyDeciderException(
                    decider, "threw " + e.getClass().getName() + " in " + name, input.get(), e);
        }
        // The text is made after the fault: a decider that keeps its promises must not pay for it.
        return result == null ? require(result, "returned null from " + name, input) : result;
    }

    private <T> T require(@Nullable T result, String fault, Supplier<Map<String, ?>> input) {
        if (result == null) {
            throw new FaultyDeciderException(decider, fault, input.get(), null);
        }
        return result;
    }
}
