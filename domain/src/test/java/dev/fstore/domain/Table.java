package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A function between small types, drawn at random. Asked about anything else, null included, it fails. */
record Table<A, B>(Map<A, B> entries) implements Function<A, B> {

    @Override
    public B apply(A input) {
        if (!entries.containsKey(input)) {
            throw new AssertionError("%s is none of %s".formatted(input, entries.keySet()));
        }
        return entries.get(input);
    }

    static <A, B> Function<A, B> of(List<A> inputs, Supplier<? extends B> output) {
        return new Table<>(inputs.stream().collect(Collectors.toMap(input -> input, input -> output.get())));
    }

    static <A, B, T> BiFunction<A, B, T> of(List<A> inputs, List<B> others, Supplier<? extends T> output) {
        Function<A, Function<B, T>> rows = of(inputs, () -> of(others, output));
        return (input, other) -> rows.apply(input).apply(other);
    }

    static <A, B> Function<A, B> function(RandomGenerator random, List<A> inputs, List<B> outputs) {
        return of(inputs, () -> one(random, outputs));
    }

    static <T> T one(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** None to three of them, the same one perhaps twice. */
    static <T> List<T> some(RandomGenerator random, List<T> values) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> one(random, values))
                .toList();
    }

    static <A, B> List<Tuple2<A, B>> pairs(List<A> some, List<B> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(other -> Tuple.of(one, other)))
                .toList();
    }
}
