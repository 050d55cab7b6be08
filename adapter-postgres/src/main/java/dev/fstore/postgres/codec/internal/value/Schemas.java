package dev.fstore.postgres.codec.internal.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects JSON Schemas (2020-12) of types that have a name, so that each is written once and may be recursive. */
public final class Schemas {

    private final UnaryOperator<String> reference;
    private final ObjectNode definitions = node();
    private final Map<Object, String> names = new HashMap<>();

    /** @param reference to the schema of a name, such as {@code #/$defs/name} */
    public Schemas(UnaryOperator<String> reference) {
        this.reference = reference;
    }

    public static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode type(String type) {
        return node().put("type", type);
    }

    public static ObjectNode string(String format) {
        return type("string").put("format", format);
    }

    /**
     * A reference to the schema of a type.
     *
     * @param type by equality
     */
    public ObjectNode reference(Object type, Consumer<ObjectNode> definition) {
        var known = names.get(type);
        if (known == null) {
            known = unique(type.toString().replaceAll("[^A-Za-z0-9.]+", "_"));
            names.put(type, known);
            definition.accept(definitions.putObject(known));
        }
        return node().put("$ref", reference.apply(known));
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; definitions.has(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    /** Every schema that is referred to, by its name. */
    public ObjectNode definitions() {
        return definitions;
    }
}
