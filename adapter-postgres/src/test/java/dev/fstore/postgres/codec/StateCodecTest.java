package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.testkit.contract.Counter;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    sealed interface Shape {
        sealed interface Round extends Shape {
            record Circle(String type) implements Round {}
        }

        record Square(int side) implements Shape {}
    }

    sealed interface Twins {
        record Circle() implements Twins {}

        sealed interface Others extends Twins {
            record Circle() implements Others {}
        }
    }

    @Test
    void a_record_is_an_object_and_no_more() {
        var codec = StateCodec.json(Counter.class);

        assertThat(codec.encode(new Counter(1, "sheep"))).isEqualTo("{\"total\":1,\"name\":\"sheep\"}");
        assertThat(codec.decode("{\"name\": \"sheep\", \"total\": 1}")).isEqualTo(new Counter(1, "sheep"));
    }

    @SuppressWarnings("ArrayRecordComponent") // which is compared by its elements
    record Tagged(String... tags) {}

    @Test
    void a_component_of_variable_arity_is_read_as_it_was() {
        var codec = StateCodec.json(Tagged.class);

        assertThat(codec.decode(codec.encode(new Tagged("a", "b"))).tags()).containsExactly("a", "b");
        assertThat(codec.decode(codec.encode(new Tagged())).tags()).isEmpty();
    }

    @Test
    void each_record_of_a_family_says_which_one_it_is() {
        var codec = StateCodec.json(Shape.class);

        assertThat(codec.encode(new Shape.Square(2))).isEqualTo("{\"@type\":\"Square\",\"side\":2}");
        assertThat(codec.decode("{\"side\": 2, \"@type\": \"Square\"}")).isEqualTo(new Shape.Square(2));
        assertThat(codec.decode(codec.encode(new Shape.Round.Circle("red")))).isEqualTo(new Shape.Round.Circle("red"));
    }

    @Test
    void a_record_that_the_family_does_not_have_cannot_be_read() {
        var codec = StateCodec.json(Shape.class);

        assertThatThrownBy(() -> codec.decode("{\"@type\": \"Triangle\"}"))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("at $['@type']: expected the name of a member of StateCodecTest.Shape");
    }

    @Test
    void what_is_no_family_of_records_is_refused() {
        assertThatThrownBy(() -> StateCodec.json(Integer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a record nor a sealed family");
    }

    @Test
    void a_family_with_the_same_name_twice_is_refused() {
        assertThatThrownBy(() -> StateCodec.json(Twins.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the same simple name");
    }
}
