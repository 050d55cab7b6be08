package dev.fstore.testkit.process;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.ProcessManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.opentest4j.AssertionFailedError;

/**
 * The laws of every process manager, checked with the results that a test provides:
 *
 * <ul>
 *   <li>A deadline that has elapsed is no longer listed.
 *   <li>Every action that an event makes ready is pending.
 *   <li>The same results in any order lead to the same state, because results come from several streams whose events have no
 *       common order.
 * </ul>
 */
public final class ProcessLaws {

    private static final long SEED = 20_261_128;
    private static final int ORDERS = 200;

    private ProcessLaws() {}

    /**
     * Tells the process these results in 200 different orders, the same ones in every run.
     *
     * @param elapsed creates the result which says that a deadline has elapsed, as for the process runner
     * @throws AssertionFailedError if a law is broken; names the law and the order of the results
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <AR, S, E, A> void hold(
            ProcessManager<AR, S, E, A> process, Function<? super Deadline, ? extends AR> elapsed, AR... results) {
        var random = new Random(SEED);
        var order = new ArrayList<>(List.of(results));
        S end = told(process, elapsed, order);
        for (int i = 1; i < ORDERS; i++) {
            Collections.shuffle(order, random);
            S other = told(process, elapsed, order);
            if (!other.equals(end)) {
                throw new AssertionFailedError(
                        "The order of the results must not matter, but told of %s it comes to another state than told of %s"
                                .formatted(order, List.of(results)),
                        end,
                        other);
            }
        }
    }

    private static <AR, S, E, A> S told(
            ProcessManager<AR, S, E, A> process, Function<? super Deadline, ? extends AR> elapsed, List<AR> results) {
        S state = process.initialState();
        for (AR result : results) {
            state = told(process, state, result);
            for (var deadline : process.deadlines(state)) {
                S after = told(process, state, elapsed.apply(deadline));
                if (process.deadlines(after).contains(deadline)) {
                    throw new AssertionFailedError(
                            "A deadline that was told must be off, but %s is still listed after %s"
                                    .formatted(deadline, results));
                }
            }
        }
        return state;
    }

    private static <AR, S, E, A> S told(ProcessManager<AR, S, E, A> process, S before, AR result) {
        S state = before;
        for (E event : process.decide(result, before).get()) {
            state = process.evolve(state, event);
            var pending = process.pending(state);
            for (A action : process.react(event, state)) {
                if (!pending.contains(action)) {
                    throw new AssertionFailedError("What an event makes ready must be pending, but %s is not after %s"
                            .formatted(action, event));
                }
            }
        }
        return state;
    }
}
