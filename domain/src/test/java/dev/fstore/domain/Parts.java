package dev.fstore.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One to four parts that share the families out among themselves, and how they are put together by hand. */
record Parts(List<Part<?, ?>> parts) {

    static Parts drawn(RandomGenerator random) {
        int share = random.nextInt(Colour.SHARES.size());
        var commands = shuffled(random, Colour.SHARES.get(share));
        var events = shuffled(random, Plant.SHARES.get(share));
        return new Parts(IntStream.range(0, commands.size())
                .<Part<?, ?>>mapToObj(i -> Part.drawn(random, i, commands.get(i), events.get(i)))
                .toList());
    }

    Parts inAnotherOrder(RandomGenerator random) {
        return new Parts(shuffled(random, parts));
    }

    Decider<Colour, CombinedState, Plant, String> decider() {
        var combination = Decider.combine(Colour.class, Plant.class, String.class);
        for (var part : parts) {
            combination = part.addTo(combination);
        }
        return combination.decider();
    }

    View<CombinedState, Plant> view() {
        var combination = View.combine(Plant.class);
        for (var part : parts) {
            combination = part.addTo(combination);
        }
        return combination.view();
    }

    /** The only one that claims it. */
    Part<?, ?> of(Colour command) {
        return parts.stream()
                .filter(part -> part.commands().isInstance(command))
                .findAny()
                .orElseThrow();
    }

    private static <T> List<T> shuffled(RandomGenerator random, List<? extends T> values) {
        var shuffled = new ArrayList<T>(values);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }
}
