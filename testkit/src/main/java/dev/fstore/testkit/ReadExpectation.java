package dev.fstore.testkit;

import dev.fstore.testkit.GivenWhenThen.StoredReader;
import io.vavr.control.Try;
import java.util.List;

/**
 * Expects what a stored event of an older version is read as. Every method throws an {@link
 * org.opentest4j.AssertionFailedError} if it is read as something else, or not at all. Immutable.
 *
 * @param <E> event
 */
public final class ReadExpectation<E> {

    private final Scenario scenario;
    private final Try<List<E>> outcome;

    private ReadExpectation(Scenario scenario, Try<List<E>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    static <E> ReadExpectation<E> of(StoredReader<E> codec, String decider, String event, long version, String json) {
        return new ReadExpectation<>(
                new Scenario("the codec", List.of())
                        .with("given", List.of("%s.%s %s".formatted(decider, event, version), json)),
                Try.of(() -> List.copyOf(codec.read(decider, event, version, json))));
    }

    /** Expects exactly these events, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void then(E... events) {
        scenario.expect(new Side("read the events on the left", List.of(events)), actual());
    }

    /** Expects that the event is not needed any more. */
    public void thenNothing() {
        scenario.expect(new Side("read nothing", List.of()), actual());
    }

    /** Expects that the event cannot be read. */
    public void thenFails(Class<? extends Throwable> type) {
        scenario.expectFailure(type, actual());
    }

    private Side actual() {
        return outcome.fold(Side::exception, events -> Side.of("read", "the events on the right", events));
    }
}
