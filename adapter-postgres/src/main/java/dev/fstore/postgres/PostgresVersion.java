package dev.fstore.postgres;

import dev.fstore.application.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The version that is threaded from load to append: the id of the stream's last event is the store's lock. */
record PostgresVersion(long number, @Nullable UUID lastEvent) implements Version {

    static final PostgresVersion NONE = new PostgresVersion(0, null);

    static PostgresVersion of(Version version) {
        if (version instanceof PostgresVersion ours) {
            return ours;
        }
        throw new IllegalArgumentException("Version %s was not read from this repository".formatted(version.number()));
    }
}
