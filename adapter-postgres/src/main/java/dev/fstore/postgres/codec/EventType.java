package dev.fstore.postgres.codec;

/**
 * The name under which a kind of event is stored.
 *
 * @param decider the kind of stream that it happens in
 * @param name its name there
 * @param version the version of its schema, from 1
 */
public record EventType(String decider, String name, long version) {

    @Override
    public String toString() {
        return "%s.%s version %s".formatted(decider, name, version);
    }
}
