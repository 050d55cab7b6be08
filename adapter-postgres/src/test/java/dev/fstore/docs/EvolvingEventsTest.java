package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.codec.History;
import dev.fstore.postgres.codec.UnreadableEventException;
import dev.fstore.postgres.codec.mapping.TypeRules;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The examples of {@code docs/evolving-events.md}. */
class EvolvingEventsTest {

    record Money(long cents, String currency) {
        static Money parse(String text) {
            int space = text.indexOf(' ');
            return new Money(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
        }

        @Override
        public String toString() {
            return cents + " " + currency;
        }
    }

    sealed interface SaleEvent {
        record SaleMade(String id, Money price, Optional<String> note) implements SaleEvent {}

        record AddressNoted(String street) implements SaleEvent {}

        record Shipped(Currency fee) implements SaleEvent {}
    }

    record SaleMadeV2(String id, Money price, String street) {}

    private static final History<SaleEvent> START = History.<SaleEvent>of("sale", SaleEvent.class)
            .rules(TypeRules.usual().mapping(Money.class, String.class, Money::toString, Money::parse));

    private static ObjectNode rename(ObjectNode json, String old, String name) {
        json.set(name, json.remove(old));
        return json;
    }

    private static List<SaleEvent> read(History<SaleEvent> history, String name, long version, String json) {
        return EventCodec.<SaleEvent>json()
                .with(history)
                .decode(new EncodedEvent(new EventType("sale", name, version), json));
    }

    @Test
    void an_own_type_is_stored_as_a_text() {
        var history = History.<SaleEvent>of("sale", SaleEvent.class)
                .rules(TypeRules.usual().mapping(Money.class, String.class, Money::toString, Money::parse));
        var codec = EventCodec.<SaleEvent>json().with(history);

        var sale = new SaleEvent.SaleMade("7", new Money(150, "EUR"), Optional.empty());
        assertThat(codec.encode(sale).json()).isEqualTo("{\"id\":\"7\",\"price\":\"150 EUR\"}");
        assertThat(codec.decode(codec.encode(sale))).containsExactly(sale);
    }

    @Test
    void a_renamed_class_reads_its_old_name_or_keeps_it() {
        var renamed = START.renamed("SaleClosed", "SaleMade");
        var pinned = START.named(SaleEvent.SaleMade.class, "SaleClosed", 1);

        String json = "{\"id\": \"7\", \"price\": \"150 EUR\"}";
        assertThat(read(renamed, "SaleClosed", 1, json)).isEqualTo(read(pinned, "SaleClosed", 1, json));
    }

    @Test
    void a_component_is_added() {
        var history =
                START.named(SaleEvent.Shipped.class, "Shipped", 2).upcast("Shipped", 1, json -> json.put("fee", "EUR"));

        assertThat(read(history, "Shipped", 1, "{}"))
                .containsExactly(new SaleEvent.Shipped(Currency.getInstance("EUR")));
    }

    @Test
    void a_component_is_removed_or_renamed() {
        var history = START.named(SaleEvent.AddressNoted.class, "AddressNoted", 3)
                .upcast("AddressNoted", 1, json -> json.remove(List.of("door")))
                .upcast("AddressNoted", 2, json -> rename(json, "line1", "street"));

        assertThat(read(history, "AddressNoted", 1, "{\"line1\": \"Elm Street\", \"door\": 7}"))
                .containsExactly(new SaleEvent.AddressNoted("Elm Street"));
    }

    @Test
    void one_event_is_split() {
        var history = START.named(SaleEvent.SaleMade.class, "SaleMade", 3)
                .upcast("SaleMade", 1, json -> json.put("street", "unknown"))
                .split(
                        "SaleMade",
                        2,
                        SaleMadeV2.class,
                        old -> List.of(
                                new SaleEvent.SaleMade(old.id(), old.price(), Optional.empty()),
                                new SaleEvent.AddressNoted(old.street())));

        assertThat(read(history, "SaleMade", 1, "{\"id\": \"7\", \"price\": \"150 EUR\"}"))
                .containsExactly(
                        new SaleEvent.SaleMade("7", new Money(150, "EUR"), Optional.empty()),
                        new SaleEvent.AddressNoted("unknown"));
    }

    @Test
    void a_type_is_removed() {
        var history = START.dropped("NoteAdded", 1, "never decided anything");

        assertThat(read(history, "NoteAdded", 1, "{\"text\": \"call back\"}")).isEmpty();
    }

    @Test
    void readers_come_first() {
        var readers = START.named(SaleEvent.AddressNoted.class, "AddressNoted", 2)
                .upcast("AddressNoted", 1, json -> json)
                .writing(SaleEvent.AddressNoted.class, 1, SaleEvent.AddressNoted.class, event -> event);
        var codec = EventCodec.<SaleEvent>json().with(readers);

        assertThat(codec.encode(new SaleEvent.AddressNoted("Elm Street")).type())
                .isEqualTo(new EventType("sale", "AddressNoted", 1));
        assertThat(codec.reads(new EventType("sale", "AddressNoted", 2))).isTrue();
    }

    @Test
    void what_a_newer_node_has_written_is_unreadable_and_not_wrong() {
        assertThatThrownBy(() -> read(START, "AddressNoted", 2, "{}"))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("sale.AddressNoted version 2");
    }
}
