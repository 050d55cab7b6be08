package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fstore.postgres.codec.generated.Compiled;
import dev.fstore.postgres.codec.generated.RandomValues;
import dev.fstore.postgres.codec.generated.TypeSource;
import dev.fstore.postgres.codec.mapping.TypeRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CatalogueTest {

    private static final int TYPES = 60;
    private static final int VALUES = 600;
    /** The validator compares bounds of other kinds as long, and fails on numbers beyond. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    sealed interface Sale {
        record Made(String id, int cents, Optional<String> note) implements Sale {}

        record Closed(Reason reason) implements Sale {}
    }

    sealed interface Reason {
        record Expired(int days) implements Reason {}

        record Told(String by) implements Reason {}
    }

    record MadeV2(String id, int cents) {}

    private static final JsonEventCodec<Sale> SALES = EventCodec.<Sale>json()
            .with(History.<Sale>of("sale", Sale.class)
                    .named(Sale.Made.class, "Made", 3)
                    .upcast("Made", 1, json -> json.put("cents", 0))
                    .split("Made", 2, MadeV2.class, old -> List.of(new Sale.Made(old.id, old.cents, Optional.empty())))
                    .dropped("Noted", 1, "never decided anything"));

    private final Catalogue catalogue = SALES.catalogue("Sales", "7");

    /** A schema of objects with one member for each type, named as its definition. */
    private static Schema schema(Catalogue catalogue) {
        var document = (ObjectNode) MAPPER.readTree(catalogue.jsonSchema());
        var properties = document.putObject("properties");
        document.get("$defs")
                .propertyNames()
                .forEach(name -> properties.putObject(name).put("$ref", "#/$defs/" + name));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    private static String member(EncodedEvent event) {
        var type = event.type();
        return "{\"%s.%s.%s\": %s}".formatted(type.decider(), type.name(), type.version(), event.json());
    }

    @Test
    void every_event_that_a_codec_writes_is_valid_under_the_schema_of_its_type(@TempDir Path folder) throws Exception {
        var loader = Compiled.compile(new TypeSource(1).events(TYPES), folder);
        var family = (Class<?>) loader.loadClass(TypeSource.FAMILY);
        var codec = EventCodec.json().with("generated", family);
        var schema = schema(codec.catalogue("Generated", "1"));
        var random = new RandomValues(1);

        for (int i = 0; i < VALUES; i++) {
            var event = codec.encode(random.of(family));
            assertThat(schema.validate(member(event), InputFormat.JSON))
                    .as("%s", event)
                    .isEmpty();
        }
    }

    @Test
    void what_a_codec_refuses_is_invalid() {
        var schema = schema(catalogue);
        var type = new EventType("sale", "Made", 3);

        for (var json : List.of(
                "{\"id\": \"7\"}",
                "{\"id\": \"7\", \"cents\": 1.5}",
                "{\"id\": \"7\", \"cents\": 3000000000}",
                "{\"id\": 7, \"cents\": 1}",
                "{\"id\": \"7\", \"cents\": 1, \"more\": 1}")) {
            assertThat(schema.validate(member(new EncodedEvent(type, json)), InputFormat.JSON))
                    .as(json)
                    .isNotEmpty();
        }
        var closed = new EventType("sale", "Closed", 1);
        assertThat(schema.validate(
                        member(new EncodedEvent(closed, "{\"reason\": {\"@type\": \"Expired\", \"by\": \"me\"}}")),
                        InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(member(SALES.encode(new Sale.Closed(new Reason.Expired(3)))), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void it_lists_every_version_that_is_written_or_read() {
        var events = MAPPER.readTree(catalogue.jsonSchema()).at("/deciders/sale");

        assertThat(events.valueStream()
                        .map(event -> "%s %s, written: %s, read as %s"
                                .formatted(
                                        event.get("event").asString(),
                                        event.get("version"),
                                        event.get("written"),
                                        event.get("readAs").asString())))
                .containsExactly(
                        "Closed 1, written: true, read as itself",
                        "Made 1, written: false, read as any number of events",
                        "Made 2, written: false, read as any number of events",
                        "Made 3, written: true, read as itself",
                        "Noted 1, written: false, read as nothing: never decided anything");
        assertThat(events.get(2).at("/schema/$ref").asString()).isEqualTo("#/$defs/sale.Made.2");
    }

    @Test
    void two_deciders_may_have_other_rules_for_the_same_type() {
        var rules = TypeRules.usual();
        record Sold(Reason reason) {}
        record Bought(Reason reason) {}
        var codec = EventCodec.json()
                .with(History.of("sale", Sold.class))
                .with(History.of("purchase", Bought.class).rules(rules.naming(Reason.Told.class, "Said")));
        var schema = schema(codec.catalogue("Both", "1"));

        for (var event : List.of(new Sold(new Reason.Told("me")), new Bought(new Reason.Told("me")))) {
            assertThat(schema.validate(member(codec.encode(event)), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void every_reference_of_both_documents_leads_to_something() {
        for (var text : List.of(catalogue.jsonSchema(), catalogue.asyncApi())) {
            var document = MAPPER.readTree(text);
            assertThat(document.findValues("$ref"))
                    .isNotEmpty()
                    .allSatisfy(reference -> assertThat(document.at(JsonPointer.compile(
                                            reference.asString().substring(1)))
                                    .isMissingNode())
                            .as(reference.asString())
                            .isFalse());
        }
    }

    @Test
    void as_asyncapi_streams_are_channels_and_events_are_messages() {
        JsonNode document = MAPPER.readTree(catalogue.asyncApi());

        assertThat(document.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").asString()).isEqualTo("Sales");
        assertThat(document.at("/channels/sale/address").asString()).isEqualTo("sale/{id}");
        assertThat(document.at("/channels/sale/messages").size()).isEqualTo(5);
        assertThat(document.at("/operations/sale/messages").size()).isEqualTo(2);
        assertThat(document.at("/components/messages/sale.Made.3/payload/schemaFormat")
                        .asString())
                .isEqualTo("application/schema+json;version=2020-12");
    }

    @Test
    void the_same_codec_makes_the_same_documents_and_writes_them_only_if_they_change(@TempDir Path folder)
            throws Exception {
        assertThat(catalogue.writeTo(folder)).hasSize(2);
        assertThat(SALES.catalogue("Sales", "7").writeTo(folder)).isEmpty();
        assertThat(SALES.catalogue("Sales", "8").writeTo(folder)).hasSize(2);
        assertThat(Files.readString(folder.resolve("events.asyncapi.json"))).endsWith("}\n");
    }
}
