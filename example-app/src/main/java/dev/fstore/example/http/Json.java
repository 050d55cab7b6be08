package dev.fstore.example.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import io.javalin.http.Context;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The JSON of requests and responses. A request with a missing, unknown or mistyped field is refused. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL).withContentNulls(Nulls.FAIL))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addModule(new SimpleModule().addDeserializer(String.class, new StorableText()))
            .build();

    private Json() {}

    /** @throws tools.jackson.core.JacksonException if it is not valid JSON of a {@code type} */
    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readerFor(type).readValue(json);
    }

    static void send(Context response, Object value) {
        response.result(write(value)).contentType("application/json");
    }

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
