package dev.fstore.postgres.codec.internal.value;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"left": …}} or {@code {"right": …}}. */
public record EitherMapping(Mapping<Object> left, Mapping<Object> right) implements Mapping<Either<Object, Object>> {

    private static final String EXPECTED = "an object with one member, left or right";

    @Override
    public void write(Either<Object, Object> either, JsonGenerator out) {
        out.writeStartObject();
        String side = either.isLeft() ? "left" : "right";
        out.writeName(side);
        try {
            SequenceMapping.write(
                    either.isLeft() ? either.getLeft() : either.get(), either.isLeft() ? left : right, out);
        } catch (Unwritable e) {
            throw e.in(side);
        }
        out.writeEndObject();
    }

    @Override
    public Either<Object, Object> read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Mismatch.of(EXPECTED, in);
        }
        var either = readSide(in.nextName(), in);
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw new Mismatch(EXPECTED, "more members");
        }
        return either;
    }

    private Either<Object, Object> readSide(@Nullable String side, JsonParser in) {
        in.nextToken();
        try {
            return switch (side) {
                case "left" -> Either.left(left.read(in));
                case "right" -> Either.right(right.read(in));
                case null, default -> throw new Mismatch(EXPECTED, "another object");
            };
        } catch (Mismatch e) {
            throw side == null ? e : e.in(side);
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        var schema = Schemas.node();
        schema.putArray("oneOf").add(side("left", left, schemas)).add(side("right", right, schemas));
        return schema;
    }

    private static ObjectNode side(String name, Mapping<Object> mapping, Schemas schemas) {
        var schema = Schemas.type("object");
        schema.putObject("properties").set(name, mapping.schema(schemas));
        schema.putArray("required").add(name);
        return schema.put("additionalProperties", false);
    }
}
