package dev.fstore.domain;

import static dev.fstore.domain.Small.COMMANDS;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.NUMBERS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static dev.fstore.domain.Small.TYPES;
import static dev.fstore.domain.Small.WORDS;
import static dev.fstore.domain.Table.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Small.Command;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Commands only go in: a decider is a contravariant functor of its command. */
class DeciderCommandLawsTest {

    @Test
    void commands_mapped_by_the_identity_stay_the_same() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);

            TYPES.same(decider.contramapCommand(Function.identity()), decider);
        });
    }

    @Test
    void commands_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<String, Command> inner = function(random, WORDS, COMMANDS);
            Function<Integer, String> outer = function(random, NUMBERS, WORDS);

            new Types<>(NUMBERS, STATES, EVENTS, REJECTIONS)
                    .same(
                            decider.contramapCommand(inner).contramapCommand(outer),
                            decider.contramapCommand(inner.compose(outer)));
        });
    }

    @Test
    void a_mapped_command_is_decided_as_the_own_one() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<String, Command> toOwn = function(random, WORDS, COMMANDS);
            var mapped = decider.contramapCommand(toOwn);

            TYPES.same((View<Small.State, Small.Event>) mapped, decider);
            for (var state : STATES) {
                assertThat(mapped.isFinal(state)).isEqualTo(decider.isFinal(state));
                for (var word : WORDS) {
                    assertThat(mapped.decide(word, state)).isEqualTo(decider.decide(toOwn.apply(word), state));
                }
            }
        });
    }
}
