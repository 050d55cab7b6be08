package dev.fstore.application;

/**
 * Names one stream: one sequence of events, one instance of what a decider decides about.
 *
 * @param decider the kind, such as {@code "order"}; not blank
 * @param id which one of that kind; not blank
 */
public record StreamId(String decider, String id) {

    public StreamId {
        requireText("decider", decider);
        requireText("id", id);
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The %s of a stream must not be blank".formatted(name));
        }
    }

    @Override
    public String toString() {
        return decider + "/" + id;
    }
}
