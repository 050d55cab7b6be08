package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.CombinedState;
import dev.fstore.domain.View;
import io.vavr.Tuple;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinedStatesTest {

    sealed interface Event {
        record Counted(int by) implements Event {}

        record Named(String name) implements Event {}
    }

    record Count(int total, BigDecimal exact) {}

    record Name(String name) {}

    private final View<Count, Event.Counted> counts = View.of(
            new Count(0, new BigDecimal("1.50")),
            (state, event) -> new Count(state.total() + event.by(), state.exact()));
    private final View<Name, Event.Named> names = View.of(new Name("?"), (state, event) -> new Name(event.name()));
    private final View<CombinedState, Event> whole = View.combine(Event.class)
            .and(Event.Counted.class, counts)
            .and(Event.Named.class, names)
            .view();
    private final CombinedStates counted =
            StateCodec.combined(whole).and("counts", counts, StateCodec.json(Count.class));

    @Test
    void the_state_of_a_combination_has_snapshots_as_any_state_has() {
        var states = counted.and("names", names, StateCodec.json(Name.class)).codec();
        var codec = StateCodec.snapshots(states);
        var state = whole.evolve(whole.evolve(whole.initialState(), new Event.Counted(2)), new Event.Named("sheep"));
        var snapshot = new Versioned<>(state, new Version(2, Optional.empty()));

        assertThat(states.encode(state))
                .isEqualTo("{\"counts\":{\"total\":2,\"exact\":1.50},\"names\":{\"name\":\"sheep\"}}");
        assertThat(codec.decode(codec.encode(snapshot))).isEqualTo(snapshot);
        assertThat(whole.evolve(states.decode(states.encode(state)), new Event.Counted(3))
                        .of(counts)
                        .total())
                .isEqualTo(5);
    }

    @Test
    void a_part_without_codec_is_refused_when_the_codec_is_built() {
        assertThatThrownBy(counted::codec)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 parts, but only 1 have a codec: counts");
    }

    @Test
    void what_is_no_part_or_a_part_already_is_refused() {
        var other = View.<Name, Event.Named>of(new Name("!"), (state, event) -> state);

        assertThatThrownBy(() -> counted.and("other", other, StateCodec.json(Name.class)))
                .hasMessageContaining("not a part of this combination");
        assertThatThrownBy(() -> counted.and("again", counts, StateCodec.json(Count.class)))
                .hasMessageContaining("one name of its own");
    }

    @Test
    void merged_states_stand_side_by_side() {
        var codec = StateCodec.merged(StateCodec.json(Count.class), StateCodec.json(Name.class));
        var state = Tuple.of(new Count(1, new BigDecimal("2.0")), new Name("sheep"));

        assertThat(codec.decode(codec.encode(state))).isEqualTo(state);
    }
}
