package dev.fstore.postgres.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Files that the library brings with it. */
final class SchemaResources {

    private SchemaResources() {}

    static String read(String path) {
        try (var resource = SchemaResources.class.getClassLoader().getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException(
                        "%s is missing: fstore-sql and fstore-postgres have to be of the same version".formatted(path));
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
