package dev.fstore.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import dev.fstore.postgres.codec.DeciderEvents.Reader;
import dev.fstore.postgres.codec.DeciderEvents.Writer;
import dev.fstore.postgres.codec.internal.catalogue.AsyncApiDocument;
import dev.fstore.postgres.codec.internal.catalogue.CataloguedType;
import dev.fstore.postgres.codec.internal.catalogue.JsonSchemaDocument;
import dev.fstore.postgres.codec.internal.type.JsonMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Documents of all event types that a codec writes or reads, with their versions and JSON Schemas: for people, and for programs
 * in other languages that read events. Made by {@link JsonEventCodec#catalogue}. The same codec makes the same documents, byte by
 * byte.
 */
public final class Catalogue {

    private final String title;
    private final String version;
    private final List<CataloguedType> types;

    private Catalogue(String title, String version, List<CataloguedType> types) {
        this.title = title;
        this.version = version;
        this.types = types;
    }

    static <E> Catalogue of(
            String title, String version, Collection<Writer> writers, Map<EventType, Reader<E>> readers) {
        return new Catalogue(
                title,
                version,
                readers.entrySet().stream()
                        .map(each -> type(each.getKey(), each.getValue(), writers))
                        .sorted(comparing(CataloguedType::decider)
                                .thenComparing(CataloguedType::name)
                                .thenComparingLong(CataloguedType::version))
                        .toList());
    }

    private static <E> CataloguedType type(EventType type, Reader<E> reader, Collection<Writer> writers) {
        var writer = writers.stream().filter(each -> each.stored().equals(type)).findFirst();
        return new CataloguedType(
                type.decider(),
                type.name(),
                type.version(),
                writer.isPresent(),
                readAs(type, reader),
                writer.map(Writer::mapping).or(() -> shape(reader)));
    }

    /** Of a version that is read as it is. The shape of one that has an upcaster is not known. */
    private static <E> Optional<JsonMapping<Object>> shape(Reader<E> reader) {
        return reader.path().steps().isEmpty() ? reader.shape().stream().findFirst() : Optional.empty();
    }

    private static <E> String readAs(EventType type, Reader<E> reader) {
        var reached = reader.path().reached();
        boolean isItself = reached.name().equals(type.name()) && reached.version() == type.version();
        return switch (reader.path().last()) {
            case null -> isItself ? "itself" : reached.toString();
            case Step.Dropped(var name, var version, var reason) -> "nothing: " + reason;
            case Step.Split<?> split -> "any number of events";
            case Step.From other -> throw new IllegalStateException("%s is no last step".formatted(other));
        };
    }

    /** A JSON Schema (2020-12) with a definition for each type and version, and a list of them by decider. */
    public String jsonSchema() {
        return JsonSchemaDocument.of(title, version, types);
    }

    /** The same as an AsyncAPI 3 document: a channel for each decider, with the messages of its streams. */
    public String asyncApi() {
        return AsyncApiDocument.of(title, version, types);
    }

    /**
     * Writes both documents into a folder, as {@code events.schema.json} and {@code events.asyncapi.json}.
     *
     * @return those that have changed; a test that expects none keeps documents up to date that are checked in
     */
    public List<Path> writeTo(Path folder) {
        return Stream.concat(
                        write(folder.resolve("events.schema.json"), jsonSchema()),
                        write(folder.resolve("events.asyncapi.json"), asyncApi()))
                .toList();
    }

    private static Stream<Path> write(Path file, String document) {
        try {
            if (Files.exists(file) && Files.readString(file, UTF_8).equals(document)) {
                return Stream.empty();
            }
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, document, UTF_8);
            return Stream.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
