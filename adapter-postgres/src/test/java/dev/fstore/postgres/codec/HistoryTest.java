package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.postgres.codec.mapping.TypeRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTest {

    sealed interface OrderEvent {
        record OrderPlaced(String id, String currency) implements OrderEvent {}

        record AddressNoted(String street) implements OrderEvent {}
    }

    record OrderPlacedV2(String id, String street) {}

    record OrderPlacedV3(String id) {}

    private static EncodedEvent stored(String name, long version, String json) {
        return new EncodedEvent(new EventType("order", name, version), json);
    }

    private static JsonEventCodec<OrderEvent> codec(History<OrderEvent> history) {
        return EventCodec.<OrderEvent>json().with(history);
    }

    private static final History<OrderEvent> HISTORY = History.of("order", OrderEvent.class)
            .named(OrderEvent.OrderPlaced.class, "OrderPlaced", 3)
            .upcast("OrderPlaced", 1, json -> json.put("street", "unknown"))
            .split(
                    "OrderPlaced",
                    2,
                    OrderPlacedV2.class,
                    old -> List.of(
                            new OrderEvent.OrderPlaced(old.id(), "EUR"), new OrderEvent.AddressNoted(old.street())));

    @Test
    void an_event_is_stored_under_its_class_name_until_a_name_is_pinned() {
        var today = codec(History.of("order", OrderEvent.class));
        var pinned = codec(History.<OrderEvent>of("order", OrderEvent.class)
                .named(OrderEvent.AddressNoted.class, "StreetNoted", 1));
        var event = new OrderEvent.AddressNoted("Elm Street");

        assertThat(today.encode(event)).isEqualTo(stored("AddressNoted", 1, "{\"street\":\"Elm Street\"}"));
        assertThat(pinned.encode(event)).isEqualTo(stored("StreetNoted", 1, "{\"street\":\"Elm Street\"}"));
    }

    @Test
    void an_event_of_a_class_that_was_renamed_is_read_under_its_old_name() {
        var codec = codec(History.<OrderEvent>of("order", OrderEvent.class).renamed("OrderMade", "OrderPlaced"));

        assertThat(codec.decode(stored("OrderMade", 1, "{\"id\": \"7\", \"currency\": \"EUR\"}")))
                .containsExactly(new OrderEvent.OrderPlaced("7", "EUR"));
        assertThat(codec.types()).doesNotContain(new EventType("order", "OrderMade", 1));
        assertThat(codec.readable()).contains(new EventType("order", "OrderMade", 1));
    }

    @Test
    void steps_chain_from_any_version_and_one_event_becomes_several() {
        var codec = codec(HISTORY);

        assertThat(codec.decode(stored("OrderPlaced", 1, "{\"id\": \"7\"}")))
                .containsExactly(new OrderEvent.OrderPlaced("7", "EUR"), new OrderEvent.AddressNoted("unknown"));
        assertThat(codec.decode(stored("OrderPlaced", 3, "{\"id\": \"7\", \"currency\": \"CHF\"}")))
                .containsExactly(new OrderEvent.OrderPlaced("7", "CHF"));
        assertThat(codec.current(new EventType("order", "OrderPlaced", 1))).hasSize(2);
    }

    @Test
    void an_event_becomes_none_or_one_of_another_type() {
        var codec = codec(History.<OrderEvent>of("order", OrderEvent.class)
                .dropped("NoteAdded", 1, "never decided anything")
                .moved("StreetTold", 1, "AddressNoted", 1));

        assertThat(codec.decode(stored("NoteAdded", 1, "{}"))).isEmpty();
        assertThat(codec.decode(stored("StreetTold", 1, "{\"street\": \"Elm Street\"}")))
                .containsExactly(new OrderEvent.AddressNoted("Elm Street"));
    }

    @Test
    void an_older_version_is_written_until_all_nodes_read_the_newer_one() {
        var codec = codec(HISTORY.writing(
                OrderEvent.OrderPlaced.class,
                2,
                OrderPlacedV2.class,
                event -> new OrderPlacedV2(event.id(), "unknown")));
        var event = new OrderEvent.OrderPlaced("7", "EUR");

        assertThat(codec.encode(event)).isEqualTo(stored("OrderPlaced", 2, "{\"id\":\"7\",\"street\":\"unknown\"}"));
        assertThat(codec.types()).contains(new EventType("order", "OrderPlaced", 2));
        assertThat(codec.typeOf(event)).isEqualTo(new EventType("order", "OrderPlaced", 3));
    }

    @Test
    void a_newer_version_is_unreadable_unless_it_promises_to_only_add_members() {
        var newer = stored("AddressNoted", 2, "{\"street\": \"Elm Street\", \"door\": 7}");
        var strict = codec(History.of("order", OrderEvent.class));
        var lenient = codec(History.<OrderEvent>of("order", OrderEvent.class)
                .rules(TypeRules.usual().ignoringAdditionsTo(OrderEvent.AddressNoted.class)));

        assertThat(strict.reads(newer.type())).isFalse();
        assertThatThrownBy(() -> strict.decode(newer)).isInstanceOf(UnreadableEventException.class);
        assertThat(lenient.reads(newer.type())).isTrue();
        assertThat(lenient.decode(newer)).containsExactly(new OrderEvent.AddressNoted("Elm Street"));
    }

    @Test
    void an_upcaster_that_fails_shows_no_value() {
        var codec = codec(HISTORY);
        var broken = codec(History.<OrderEvent>of("order", OrderEvent.class)
                .named(OrderEvent.AddressNoted.class, "AddressNoted", 2)
                .upcast("AddressNoted", 1, json -> {
                    throw new IllegalStateException(json.toString());
                }));

        assertThatThrownBy(() -> broken.decode(stored("AddressNoted", 1, "{\"street\": \"Elm Street\"}")))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("one that it fails on with java.lang.IllegalStateException")
                .hasMessageNotContaining("Elm Street");
        assertThatThrownBy(() -> codec.decode(stored("OrderPlaced", 1, "[\"Elm Street\"]")))
                .hasMessageContaining("expected an object")
                .hasMessageNotContaining("Elm Street");
    }

    @Test
    void a_history_with_a_gap_a_circle_or_a_doubled_name_is_refused_when_the_codec_is_built() {
        var start = History.<OrderEvent>of("order", OrderEvent.class);

        assertRefused(
                start.named(OrderEvent.OrderPlaced.class, "OrderPlaced", 2),
                "OrderPlaced version 1 has no path to a current version");
        assertRefused(start.moved("A", 1, "B", 1).moved("B", 1, "A", 1), "goes in a circle");
        assertRefused(
                start.named(OrderEvent.OrderPlaced.class, "AddressNoted", 1), "two events have the name AddressNoted");
        assertRefused(start.renamed("AddressNoted", "OrderPlaced"), "is an event today");
        assertRefused(HISTORY.upcast("OrderPlaced", 1, json -> json), "OrderPlaced version 1 has two steps");
        assertRefused(HISTORY.upcast("OrderPlaced", 3, json -> json), "the current version is 3");
        assertRefused(
                HISTORY.writing(OrderEvent.AddressNoted.class, 2, OrderPlacedV3.class, any -> new OrderPlacedV3("")),
                "has no path to today's");
    }

    @Test
    void a_name_of_what_is_no_event_of_the_decider_is_refused() {
        assertRefused(
                History.<OrderEvent>of("order", OrderEvent.AddressNoted.class)
                        .named(OrderEvent.OrderPlaced.class, "OrderPlaced", 1),
                "has a name, but is no event of");
    }

    private static void assertRefused(History<OrderEvent> history, String reason) {
        assertThatThrownBy(() -> codec(history))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void the_fingerprint_changes_with_shapes_and_steps_and_with_nothing_else() {
        var same = codec(HISTORY).fingerprint();

        assertThat(codec(HISTORY).fingerprint()).isEqualTo(same);
        assertThat(Set.of(
                        same,
                        codec(HISTORY.renamed("OrderMade", "OrderPlaced")).fingerprint(),
                        codec(HISTORY.dropped("NoteAdded", 1, "no use")).fingerprint(),
                        codec(History.of("order", OrderEvent.class)).fingerprint()))
                .hasSize(4);
        assertThat(StateCodec.json(OrderPlacedV2.class).fingerprint())
                .isNotEqualTo(StateCodec.json(OrderPlacedV3.class).fingerprint());
    }
}
