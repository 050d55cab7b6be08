package dev.fstore.postgres.codec.generated;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON with one thing wrong in it: something dropped, of another type, overflowing, null, or there in addition. */
public final class HostileDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SplittableRandom random;

    public HostileDocument(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Changes one place; says whether there was any. */
    public boolean damage(ObjectNode document) {
        var places = new ArrayList<Consumer<JsonNode>>();
        var values = new ArrayList<JsonNode>();
        collect(document, places, values);
        if (places.isEmpty()) {
            return false;
        }
        int place = random.nextInt(places.size());
        places.get(place).accept(damaged(values.get(place)));
        return true;
    }

    private void collect(JsonNode node, List<Consumer<JsonNode>> places, List<JsonNode> values) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(member -> {
                    places.add(value -> put(object, member.getKey(), value));
                    values.add(member.getValue());
                    collect(member.getValue(), places, values);
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    places.add(value -> put(array, index, value));
                    values.add(array.get(i));
                    collect(array.get(i), places, values);
                }
            }
            default -> {} // its parent has it
        }
    }

    private void put(ObjectNode object, String name, JsonNode value) {
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set("additional", value);
            case 2 -> {
                object.set(name + "x", object.get(name));
                object.remove(name);
            }
            default -> object.set(name, value);
        }
    }

    private void put(ArrayNode array, int index, JsonNode value) {
        switch (random.nextInt(4)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(value);
            default -> array.set(index, value);
        }
    }

    private JsonNode damaged(JsonNode value) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.stringNode(value.isString() ? value.stringValue() + "?" : value.toString());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(new BigDecimal("1.9"));
            case 4 -> NODES.numberNode(BigInteger.TWO.pow(random.nextInt(8, 2_000)));
            case 5 -> NODES.numberNode(new BigDecimal("1e400"));
            case 6 -> NODES.booleanNode(random.nextBoolean());
            case 7 -> NODES.arrayNode().add(value);
            case 8 -> NODES.objectNode().set("it", value);
            case 9 -> NODES.objectNode();
            case 10 -> NODES.arrayNode();
            default -> NODES.stringNode("");
        };
    }
}
