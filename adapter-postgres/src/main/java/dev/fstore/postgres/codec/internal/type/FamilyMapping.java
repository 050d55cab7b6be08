package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import dev.fstore.postgres.codec.internal.value.Schemas;
import dev.fstore.postgres.codec.internal.value.Source;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** A sealed family of records: each says which one it is, in a member {@code @type}. */
final class FamilyMapping implements Mapping<Object> {

    private record Member(String name, RecordMapping mapping) {}

    private final ResolvedType type;
    private final Map<Class<?>, Member> byClass = new LinkedHashMap<>();
    private final Map<String, RecordMapping> byName = new HashMap<>();

    FamilyMapping(ResolvedType type) {
        this.type = type;
    }

    /** While the codec is built. */
    void add(Iterable<String> names, Class<?> member, RecordMapping mapping) {
        for (String name : names) {
            byClass.computeIfAbsent(member, unused -> new Member(name, mapping));
            if (byName.putIfAbsent(name, mapping) != null) {
                throw new Refused(
                        "two records of %s have the same simple name or pinned name: %s"
                                .formatted(type.simpleName(), name),
                        "pin another name for one of them");
            }
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        var member = byClass.get(value.getClass());
        if (member == null) {
            throw new Unwritable(
                    "a %s, which is no member of %s".formatted(value.getClass().getName(), type.simpleName()));
        }
        out.writeStartObject();
        out.writeName(RecordMapping.TYPE);
        out.writeString(member.name);
        member.mapping.writeMembers(value, out);
        out.writeEndObject();
    }

    @Override
    public Object read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Mismatch.of("an object", in);
        }
        var start = in.currentTokenLocation();
        String first = in.nextName();
        if (RecordMapping.TYPE.equals(first)) {
            in.nextToken();
            return member(in).readMembers(in, in.nextName(), false);
        }
        try (var ahead = Source.of(in).parserAt(start.getCharOffset())) {
            return ahead(ahead).readMembers(in, first, true);
        }
    }

    /** The type of an object whose members JSONB has sorted, shorter names first. */
    private RecordMapping ahead(JsonParser in) {
        in.nextToken();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (name.equals(RecordMapping.TYPE)) {
                return member(in);
            }
            in.skipChildren();
        }
        throw new Mismatch("the member", "none of that name").in(RecordMapping.TYPE);
    }

    private RecordMapping member(JsonParser in) {
        @Nullable
        RecordMapping member = in.currentToken() == JsonToken.VALUE_STRING ? byName.get(in.getString()) : null;
        if (member == null) {
            throw new Mismatch("the name of a member of %s".formatted(type.simpleName()), "another value")
                    .in(RecordMapping.TYPE);
        }
        return member;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.reference(type, definition -> define(definition, schemas));
    }

    private void define(ObjectNode definition, Schemas schemas) {
        var members = definition.putArray("oneOf");
        for (var member : byClass.values()) {
            var schema = members.addObject();
            member.mapping.define(schema, schemas);
            schema.withObject("properties").putObject(RecordMapping.TYPE).put("const", member.name);
            schema.withArray("required").add(RecordMapping.TYPE);
        }
    }
}
