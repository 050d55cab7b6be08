package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import dev.fstore.domain.ProcessManager;
import dev.fstore.domain.View;
import java.util.List;
import java.util.function.Function;

/**
 * The beginning of a sentence whose events are stored and read again. Made by {@link GivenWhenThen#through}; immutable.
 *
 * @param <F> the events of the codec
 */
public final class ThroughCodec<F> {

    private final Function<F, List<F>> codec;

    ThroughCodec(Function<F, List<F>> codec) {
        this.codec = codec;
    }

    /** Begins with a decider and the events so far; none for a new one. Continue with {@code when}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <C, S, E extends F, R> GivenDecider<C, S, E, R> given(Decider<C, S, E, R> decider, E... events) {
        return new GivenDecider<>(decider, List.of(events), this::stored);
    }

    /** Begins with a view and the events it has seen. Continue with {@code then}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S, E extends F> StateExpectation<S> given(View<S, E> view, E... events) {
        return StateExpectation.of(view, List.of(events), this::stored);
    }

    /**
     * Begins with a process and the events it has noted; none for a new one. Continue with {@code when} or {@code
     * whenTimeIs}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <AR, S, E extends F, A> GivenProcess<AR, S, E, A> given(
            ProcessManager<AR, S, E, A> process, E... events) {
        return new GivenProcess<>(process, List.of(events), this::stored);
    }

    @SuppressWarnings("unchecked") // is equal to one
    private <E extends F> E stored(E event) {
        var read = codec.apply(event);
        if (!read.equals(List.of(event))) {
            throw new IllegalStateException("The codec reads %s as %s".formatted(event, read));
        }
        return (E) read.getFirst();
    }
}
