package dev.fstore.domain;

import static dev.fstore.domain.Table.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How combining goes together with itself and with the other combinators; compared by what is decided in a run. */
class CombineAlgebraLawsTest {

    @Test
    void the_order_in_which_parts_are_added_does_not_matter() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var script = script(random);

            assertThat(run(parts.inAnotherOrder(random).decider(), script)).isEqualTo(run(parts.decider(), script));
        });
    }

    @Test
    void combining_is_merging_what_was_adapted() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var script = script(random);
            Decider<Colour, ?, Plant, String> merged = Decider.none();
            for (var part : parts.parts()) {
                merged = merge(merged, part.adapted());
            }

            assertThat(run(parts.decider(), script)).isEqualTo(run(merged, script));
        });
    }

    @Test
    void a_part_may_itself_be_a_combination() {
        Laws.hold(random -> {
            var red = Part.drawn(random, 1, Colour.Red.class, Plant.Rose.class);
            var blue = Part.drawn(random, 2, Colour.Blue.class, Plant.Grass.class);
            var grey = Part.drawn(random, 3, Colour.Grey.class, Plant.Tree.class);
            var plain = Decider.combine(Colour.Plain.class, Plant.Herb.class, String.class)
                    .and(red.commands(), red.events(), red.decider())
                    .and(blue.commands(), blue.events(), blue.decider())
                    .decider();
            var nested = Decider.combine(Colour.class, Plant.class, String.class)
                    .and(Colour.Plain.class, Plant.Herb.class, plain)
                    .and(grey.commands(), grey.events(), grey.decider())
                    .decider();
            var script = script(random);

            assertThat(run(nested, script)).isEqualTo(run(new Parts(List.of(red, blue, grey)).decider(), script));
        });
    }

    @Test
    void checking_a_combination_and_combining_what_was_checked_change_nothing() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var script = script(random);
            var checked = new Parts(
                    parts.parts().stream().<Part<?, ?>>map(Part::checked).toList());

            assertThat(run(checked.decider().checked(), script)).isEqualTo(run(parts.decider(), script));
        });
    }

    private static <S1, S2> Decider<Colour, ?, Plant, String> merge(
            Decider<Colour, S1, Plant, String> first, Decider<Colour, S2, Plant, String> second) {
        return Decider.merge(first, second);
    }

    /** Commands to decide, and after each something else that happens. */
    private static List<Tuple2<Colour, Plant>> script(RandomGenerator random) {
        return IntStream.range(0, 5)
                .mapToObj(i -> new Tuple2<>(one(random, Colour.ALL), one(random, Plant.ALL)))
                .toList();
    }

    private static <S> List<Object> run(Decider<Colour, S, Plant, String> decider, List<Tuple2<Colour, Plant>> script) {
        var record = new ArrayList<Object>();
        S state = decider.initialState();
        for (var step : script) {
            var decision = decider.decide(step._1, state);
            state = decider.evolve(decider.fold(state, decision.getOrElse(List.of())), step._2);
            record.add(decision);
            record.add(decider.isFinal(state));
        }
        return record;
    }
}
