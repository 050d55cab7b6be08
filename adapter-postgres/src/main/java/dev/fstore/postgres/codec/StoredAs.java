package dev.fstore.postgres.codec;

import dev.fstore.application.StreamId;
import java.util.UUID;

/** The place of something stored, as errors name it. */
public sealed interface StoredAs {

    /** The caller did not name the place. */
    StoredAs UNKNOWN = new Unknown();

    /**
     * An event.
     *
     * @param version its place in the stream
     */
    record Event(StreamId stream, long version, UUID id) implements StoredAs {
        @Override
        public String toString() {
            return "Event %s of stream %s (id %s)".formatted(version, stream, id);
        }
    }

    /**
     * A state or a snapshot.
     *
     * @param name of its stream, or of its view and key
     */
    record State(String name) implements StoredAs {
        @Override
        public String toString() {
            return "The state of " + name;
        }
    }

    /** A place that the caller did not name. */
    record Unknown() implements StoredAs {
        @Override
        public String toString() {
            return "A stored value";
        }
    }
}
