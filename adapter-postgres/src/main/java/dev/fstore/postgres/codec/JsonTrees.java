package dev.fstore.postgres.codec;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a tree, for upcasters; keeps every digit. */
final class JsonTrees {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTrees() {}

    /** @throws UndecodableException if {@code json} is no object, or a step fails, as it may with members that are missing */
    static String after(List<UnaryOperator<ObjectNode>> steps, EventType type, String json) {
        if (steps.isEmpty()) {
            return json;
        }
        var tree = read(type, json);
        for (var step : steps) {
            try {
                tree = step.apply(tree);
            } catch (RuntimeException e) {
                throw UndecodableException.of(
                        type.toString(),
                        "an object that its upcaster can read",
                        "one that it fails on with %s".formatted(e.getClass().getName()));
            }
        }
        return tree.toString();
    }

    private static ObjectNode read(EventType type, String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw UndecodableException.of(type.toString(), "an object", "another kind of JSON");
        } catch (JacksonException e) {
            throw UndecodableException.of(type.toString(), "JSON", "a syntax error");
        }
    }
}
