package dev.fstore.application;

/**
 * Names one stream of events, that of one instance of a decider.
 *
 * @param decider the kind of stream, such as {@code "order"}; not blank
 * @param id identifies the instance; not blank
 */
public record StreamId(String decider, String id) {

    public StreamId {
        requireText("decider", decider);
        requireText("id", id);
    }

    private static void requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "The %s of a stream id must not be %s".formatted(name, value == null ? "null" : "blank"));
        }
    }

    @Override
    public String toString() {
        return decider + "/" + id;
    }
}
