package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;

record CombinedDecider<C, S1, S2, E, R>(Decider<C, S1, E, R> first, Decider<C, S2, E, R> second)
        implements Decider<C, Tuple2<S1, S2>, E, R> {

    @Override
    public Either<R, List<E>> decide(C command, Tuple2<S1, S2> state) {
        return first.decide(command, state._1)
                .flatMap(some -> second.decide(command, state._2)
                        .map(more -> Stream.concat(some.stream(), more.stream()).toList()));
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
        return first.isFinal(state._1) || second.isFinal(state._2);
    }
}
