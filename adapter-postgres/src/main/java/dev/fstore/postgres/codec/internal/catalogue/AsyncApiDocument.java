package dev.fstore.postgres.codec.internal.catalogue;

import dev.fstore.postgres.codec.internal.value.Schemas;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Event types as an AsyncAPI 3 document: streams are channels, and events are their messages. */
public final class AsyncApiDocument {

    private static final String FORMAT = "application/schema+json;version=2020-12";
    private static final String REFERENCE = "$ref";
    private static final String SCHEMA = "schema";

    private AsyncApiDocument() {}

    /** The document as text. */
    public static String of(String title, String version, List<CataloguedType> types) {
        var document = Schemas.node().put("asyncapi", "3.0.0");
        document.putObject("info").put("title", title).put("version", version);
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        var schemas = components.putObject("schemas");
        Documents.byDecider(types).forEach((decider, own) -> {
            String channel = Documents.key(decider);
            describeChannel(decider, own, channels.putObject(channel));
            describeOperation(channel, own, operations.putObject(channel));
            own.forEach(type -> describeMessage(type, messages.putObject(type.key())));
            Documents.define(
                    decider,
                    own,
                    AsyncApiDocument::schema,
                    (key, schema) ->
                            schemas.putObject(key).put("schemaFormat", FORMAT).set(SCHEMA, schema));
        });
        return Documents.text(document);
    }

    private static String schema(String key) {
        return "#/components/schemas/%s/schema".formatted(key);
    }

    private static void describeChannel(String decider, List<CataloguedType> types, ObjectNode channel) {
        channel.put("address", decider + "/{id}").put("description", "The streams of decider %s.".formatted(decider));
        channel.putObject("parameters").putObject("id").put("description", "The id of the stream.");
        var messages = channel.putObject("messages");
        types.forEach(type -> messages.putObject(type.key()).put(REFERENCE, "#/components/messages/" + type.key()));
    }

    /** The application sends what it writes. */
    private static void describeOperation(String channel, List<CataloguedType> types, ObjectNode operation) {
        operation.put("action", "send").putObject("channel").put(REFERENCE, "#/channels/" + channel);
        var messages = operation.putArray("messages");
        types.stream()
                .filter(CataloguedType::isWritten)
                .forEach(type -> messages.addObject()
                        .put(REFERENCE, "#/channels/%s/messages/%s".formatted(channel, type.key())));
    }

    private static void describeMessage(CataloguedType type, ObjectNode message) {
        message.put("name", type.name())
                .put("title", "%s version %s".formatted(type.name(), type.version()))
                .put(
                        "summary",
                        "%s; read as %s."
                                .formatted(type.isWritten() ? "Written" : "Not written any more", type.readAs()));
        if (type.mapping().isPresent()) {
            message.putObject("payload")
                    .put("schemaFormat", FORMAT)
                    .putObject(SCHEMA)
                    .put(REFERENCE, schema(type.key()));
        }
    }
}
