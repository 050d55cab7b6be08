package dev.fstore.postgres.codec.internal.catalogue;

import dev.fstore.postgres.codec.internal.value.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Common to all documents. */
final class Documents {

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    private Documents() {}

    static String text(ObjectNode document) {
        return WRITER.writeValueAsString(document) + "\n";
    }

    /** A name that needs no escapes in references. */
    static String key(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "_");
    }

    /** The types of each decider. */
    static Map<String, List<CataloguedType>> byDecider(List<CataloguedType> types) {
        var all = new LinkedHashMap<String, List<CataloguedType>>();
        types.forEach(type -> all.computeIfAbsent(
                type.decider(),
                decider -> types.stream()
                        .filter(each -> each.decider().equals(decider))
                        .toList()));
        return all;
    }

    /**
     * Defines the schemas of a decider's types and of all types in them. Deciders have definitions of their own, since their rules
     * for a type may differ.
     *
     * @param reference to a definition, by its key
     * @param define given the key and the schema of each
     */
    static void define(
            String decider,
            List<CataloguedType> types,
            UnaryOperator<String> reference,
            BiConsumer<String, ObjectNode> define) {
        UnaryOperator<String> key = name -> key(decider + "." + name);
        var schemas = new Schemas(name -> reference.apply(key.apply(name)));
        types.forEach(type -> type.mapping().ifPresent(mapping -> define.accept(type.key(), mapping.schema(schemas))));
        schemas.definitions()
                .properties()
                .forEach(each -> define.accept(key.apply(each.getKey()), (ObjectNode) each.getValue()));
    }
}
