package dev.fstore.postgres.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Files that the library brings with it. */
final class SchemaResources {

    private SchemaResources() {}

    /** Those of this module are hidden from its class loader, and those of others from its classes. */
    private static @Nullable InputStream open(String path) {
        var own = SchemaResources.class.getResourceAsStream("/" + path);
        return own == null ? SchemaResources.class.getClassLoader().getResourceAsStream(path) : own;
    }

    static String read(String path) {
        try (var resource = open(path)) {
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
