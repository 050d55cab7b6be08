package dev.fstore.postgres.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Joins members, already written as JSON, to an object, and splits it again. Each member keeps its exact text. */
final class Spliced {

    private static final int DEEPEST = 2_000; // more than members may have, which others read
    private static final int LONGEST = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .build())
            .build();

    private final StringBuilder json = new StringBuilder("{");

    /** @param name without characters that JSON escapes */
    Spliced with(String name, String value) {
        json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }

    @Override
    public String toString() {
        return json + "}";
    }

    /**
     * The members of an object.
     *
     * @param type for errors
     */
    static Map<String, String> members(String type, String json) {
        var members = new LinkedHashMap<String, String>();
        try (var in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw UndecodableException.of(type, "an object", "another kind of JSON");
            }
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                int start = (int) in.currentTokenLocation().getCharOffset();
                in.skipChildren();
                in.finishToken();
                members.put(
                        name, json.substring(start, (int) in.currentLocation().getCharOffset()));
            }
        } catch (JacksonException e) {
            throw UndecodableException.of(type, "JSON", "a syntax error");
        }
        return members;
    }

    static String member(String type, Map<String, String> members, String name) {
        String member = members.get(name);
        if (member == null) {
            throw UndecodableException.of(type, "an object with the member " + name, "one without it");
        }
        return member;
    }
}
