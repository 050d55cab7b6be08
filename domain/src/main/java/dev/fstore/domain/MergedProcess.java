package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A half that has come to its end is told nothing more, and the whole ends with the last half. */
record MergedProcess<AR, S1, S2, E, A>(ProcessManager<AR, S1, E, A> first, ProcessManager<AR, S2, E, A> second)
        implements ProcessManager<AR, Tuple2<S1, S2>, E, A> {

    @Override
    public Either<NoRejection, List<E>> decide(AR result, Tuple2<S1, S2> state) {
        return Either.right(both(
                unlessFinal(first, state._1, half -> first.decide(result, half).get()),
                unlessFinal(
                        second, state._2, half -> second.decide(result, half).get())));
    }

    @Override
    public Tuple2<S1, S2> initialState() {
        return Tuple.of(first.initialState(), second.initialState());
    }

    @Override
    public Tuple2<S1, S2> evolve(Tuple2<S1, S2> state, E event) {
        return Tuple.of(first.evolve(state._1, event), second.evolve(state._2, event));
    }

    @Override
    public boolean isFinal(Tuple2<S1, S2> state) {
        return first.isFinal(state._1) && second.isFinal(state._2);
    }

    @Override
    public List<A> pending(Tuple2<S1, S2> state) {
        return both(first.pending(state._1), second.pending(state._2));
    }

    @Override
    public List<A> react(E event, Tuple2<S1, S2> state) {
        return both(first.react(event, state._1), second.react(event, state._2));
    }

    @Override
    public List<Deadline> deadlines(Tuple2<S1, S2> state) {
        return both(unlessFinal(first, state._1, first::deadlines), unlessFinal(second, state._2, second::deadlines))
                .stream()
                .distinct()
                .toList();
    }

    private static <S, T> List<T> unlessFinal(ProcessManager<?, S, ?, ?> half, S state, Function<S, List<T>> function) {
        return half.isFinal(state) ? List.of() : function.apply(state);
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
