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

import dev.fstore.domain.Small.Event;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Events only go in: a view is a contravariant functor of its event. */
class ViewEventLawsTest {

    @Test
    void events_mapped_by_the_identity_stay_the_same() {
        Laws.hold(random -> {
            var view = TYPES.view(random);

            TYPES.same(view.contramapEvent(Function.identity()), view);
        });
    }

    @Test
    void events_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var view = TYPES.view(random);
            Function<String, Event> inner = function(random, WORDS, EVENTS);
            Function<Integer, String> outer = function(random, NUMBERS, WORDS);

            new Types<>(COMMANDS, STATES, NUMBERS, REJECTIONS)
                    .same(view.contramapEvent(inner).contramapEvent(outer), view.contramapEvent(inner.compose(outer)));
        });
    }

    @Test
    void a_mapped_event_is_remembered_as_the_own_one() {
        Laws.hold(random -> {
            var view = TYPES.view(random);
            Function<String, Event> toOwn = function(random, WORDS, EVENTS);
            var mapped = view.contramapEvent(toOwn);

            assertThat(mapped.initialState()).isEqualTo(view.initialState());
            for (var state : STATES) {
                for (var word : WORDS) {
                    assertThat(mapped.evolve(state, word)).isEqualTo(view.evolve(state, toOwn.apply(word)));
                }
            }
        });
    }
}
