package dev.fstore.postgres.codec.internal.catalogue;

import dev.fstore.postgres.codec.internal.type.JsonMapping;
import java.util.Optional;

/**
 * One version of an event type.
 *
 * @param isWritten whether events are stored in this version today
 * @param readAs the events of today that it is read as, in words
 * @param mapping its JSON, if that is known
 */
public record CataloguedType(
        String decider,
        String name,
        long version,
        boolean isWritten,
        String readAs,
        Optional<JsonMapping<Object>> mapping) {

    /** Its name in documents. */
    String key() {
        return Documents.key("%s.%s.%s".formatted(decider, name, version));
    }
}
