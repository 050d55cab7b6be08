package dev.fstore.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fstore.postgres.codec.DeciderEvents.Reader;
import dev.fstore.postgres.codec.internal.type.JsonMapping;
import dev.fstore.postgres.codec.internal.value.Schemas;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** A short text that changes when shapes or steps change. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    static String of(JsonMapping<?> mapping) {
        var schemas = new Schemas(name -> name);
        return of(mapping.schema(schemas) + "\n" + schemas.definitions());
    }

    static <E> String of(Map<EventType, Reader<E>> readers) {
        return of(readers.entrySet().stream()
                .map(reader -> "%s: %s steps, %s, %s"
                        .formatted(
                                reader.getKey(),
                                reader.getValue().path().steps().size(),
                                reader.getValue().path().reached(),
                                shapes(reader.getValue().shape())))
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    private static String shapes(Collection<JsonMapping<Object>> shapes) {
        return shapes.stream().map(Fingerprint::of).collect(Collectors.joining(", "));
    }
}
