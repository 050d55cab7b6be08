package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that a team makes to its events, and how the golden files answer. */
class EventSamplesTest {

    record Placed(String id, int amount) {}

    record WithAddition(String id, int amount, String currency) {}

    record WithOptional(String id, int amount, Optional<String> note) {}

    record OtherType(String id, String amount) {}

    @TempDir
    private Path folder;

    private static <E> EventCodec<E> codec(Class<E> event) {
        return EventCodec.<E>json().with(History.<E>of("order", event).named(event, "Placed", 1));
    }

    @BeforeEach
    void record() {
        var samples = EventSamples.in(folder, codec(Placed.class));
        assertThatThrownBy(() -> samples.check(List.of(new Placed("7", 3))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1.json was missing and is written: review and commit it");
        assertThatCode(() -> samples.check(List.of(new Placed("7", 3)))).doesNotThrowAnyException();
    }

    @Test
    void an_optional_component_may_come() {
        var samples = EventSamples.in(folder, codec(WithOptional.class));

        assertThatCode(() -> samples.check(List.of(new WithOptional("8", 4, Optional.of("n")))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_component_that_is_added_or_changed_breaks_the_build_with_what_to_write() {
        var added = EventSamples.in(folder, codec(WithAddition.class));
        var changed = EventSamples.in(folder, codec(OtherType.class));

        assertThatThrownBy(() -> added.check(List.of(new WithAddition("8", 4, "EUR"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("order.Placed version 1 cannot be read any more")
                .hasMessageContaining("add a step from this one to the History");
        assertThatThrownBy(() -> changed.check(List.of(new OtherType("8", "4"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("at $.amount: expected a string, found an integer");
    }

    @Test
    void an_upcaster_that_is_given_another_meaning_breaks_the_build() {
        var euros = EventSamples.in(folder, upcast("EUR"));
        assertThatThrownBy(() -> euros.check(List.of(new WithAddition("8", 4, "EUR"))))
                .hasMessageContaining("2.json was missing");
        var pounds = EventSamples.in(folder, upcast("GBP"));

        assertThatThrownBy(() -> pounds.check(List.of())).hasMessageContaining("is read as something else than before");
    }

    private static EventCodec<WithAddition> upcast(String currency) {
        return EventCodec.<WithAddition>json()
                .with(History.<WithAddition>of("order", WithAddition.class)
                        .named(WithAddition.class, "Placed", 2)
                        .upcast("Placed", 1, json -> json.put("currency", currency)));
    }

    @Test
    void a_type_without_sample_is_told() {
        var samples = EventSamples.in(folder.resolve("other"), codec(Placed.class));

        assertThatThrownBy(() -> samples.check(List.of())).hasMessageContaining("order.Placed version 1 has no sample");
    }
}
