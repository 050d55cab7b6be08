package dev.fstore.postgres.codec.internal.catalogue;

import dev.fstore.postgres.codec.internal.value.Schemas;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Event types as a JSON Schema (2020-12). */
public final class JsonSchemaDocument {

    private static final String DEFINITIONS = "#/$defs/";

    private JsonSchemaDocument() {}

    /** The document as text. */
    public static String of(String title, String version, List<CataloguedType> types) {
        var document = Schemas.node()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", title)
                .put("version", version);
        var deciders = document.putObject("deciders");
        var definitions = document.putObject("$defs");
        Documents.byDecider(types).forEach((decider, own) -> {
            var events = deciders.putArray(decider);
            own.forEach(type -> describe(type, events.addObject()));
            Documents.define(decider, own, key -> DEFINITIONS + key, definitions::set);
        });
        return Documents.text(document);
    }

    private static void describe(CataloguedType type, ObjectNode event) {
        event.put("event", type.name())
                .put("version", type.version())
                .put("written", type.isWritten())
                .put("readAs", type.readAs());
        if (type.mapping().isPresent()) {
            event.putObject("schema").put("$ref", DEFINITIONS + type.key());
        }
    }
}
