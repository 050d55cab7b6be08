package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.generated.Compiled;
import dev.fstore.postgres.codec.generated.HostileDocument;
import dev.fstore.postgres.codec.generated.RandomValues;
import dev.fstore.postgres.codec.generated.TypeSource;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that no codec has written is read as exactly what it says, or is an error that says where. {@code -Dfstore.seed=7} begins at
 * another seed.
 */
@ExtendWith(PostgresExtension.class)
class HostileDocumentsTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int TYPES = Reliability.HEAVY ? 200 : 40;
    private static final int DOCUMENTS = Reliability.HEAVY ? 10_000 : 600;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final View<List<Object>, Object> LAST = View.of(List.of(), (before, event) -> List.of(event));

    /** Writes whatever it is told. */
    private record Raw(EventCodec<Object> codec) implements EventCodec<EncodedEvent> {

        @Override
        public Set<EventType> types() {
            return codec.types();
        }

        @Override
        public EventType typeOf(EncodedEvent event) {
            return event.type();
        }

        @Override
        public EncodedEvent encode(EncodedEvent event) {
            return event;
        }

        @Override
        public List<EncodedEvent> decode(EncodedEvent stored) {
            return List.of(stored);
        }

        @Override
        public String fingerprint() {
            return "raw";
        }
    }

    private final DSLContext database;
    private int read = 0;
    private int refused = 0;

    HostileDocumentsTest(TestDatabase database) {
        this.database = Databases.pooled(database);
    }

    @Test
    void a_damaged_document_is_read_as_what_it_says_or_refused_with_stream_version_and_path(@TempDir Path folder)
            throws Exception {
        var loader = Compiled.compile(new TypeSource(SEED).events(TYPES), folder);
        var family = (Class<?>) loader.loadClass(TypeSource.FAMILY);
        EventCodec<Object> codec = EventCodec.json().with("hostile", family);
        var raw = new PostgresEventRepository<>(database, new Raw(codec));
        var events = new PostgresEventRepository<>(database, codec);
        var values = new RandomValues(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            var encoded = codec.encode(values.of(family));
            var document = (ObjectNode) MAPPER.readTree(encoded.json());
            if (new HostileDocument(SEED + i).damage(document)) {
                var stream = new StreamId("hostile", "d" + i);
                var hostile = new EncodedEvent(encoded.type(), document.toString());
                assertThat(raw.append(
                                List.of(new Append<>(stream, Version.NONE, List.of(hostile), false)), Metadata.empty()))
                        .isNotEmpty();
                assertExact(codec, events, stream, document);
            }
        }
        assertThat(read).isGreaterThan(DOCUMENTS / 50);
        assertThat(refused).isGreaterThan(DOCUMENTS / 3);
        Reliability.record(
                "hostile documents of known types",
                String.format(
                        Locale.ROOT,
                        "%,d from seed %s: %,d read as what they say, %,d refused with stream, version and path; 0 silent defaults",
                        DOCUMENTS,
                        SEED,
                        read,
                        refused),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    private void assertExact(
            EventCodec<Object> codec, PostgresEventRepository<Object> events, StreamId stream, JsonNode document) {
        Object event;
        try {
            event = events.load(stream, LAST).state().getFirst();
        } catch (UndecodableException e) {
            assertThat(e).hasMessageContaining(stream.toString()).hasMessageContaining("Event 1 ");
            assertThat(e.path()).startsWith("$");
            assertThat(e.stored()).isInstanceOf(StoredAs.Event.class);
            refused++;
            return;
        }
        assertThat(saying(MAPPER.readTree(codec.encode(event).json())))
                .as("-Dfstore.seed=%s: %s", SEED, stream)
                .isEqualTo(saying(document));
        read++;
    }

    /** The content of a document: members that are null are not there, and numbers are equal if they are as numbers. */
    private static Object saying(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var said = new TreeMap<String, Object>();
            object.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> said.put(member.getKey(), saying(member.getValue())));
            return said;
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(HostileDocumentsTest::saying)
                    .map(String::valueOf)
                    .sorted() // sets have no order
                    .toList();
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros() : node.toString();
    }

    record Counted(int by) {}

    @Test
    void a_member_that_is_there_twice_is_an_error() {
        var codec = EventCodec.<Counted>json().with("counter", Counted.class);
        var type = new EventType("counter", "Counted", 1);

        assertThatThrownBy(() -> codec.decode(new EncodedEvent(type, "{\"by\": 1, \"by\": 2}")))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("at $.by: expected the member once, found it twice");
    }
}
