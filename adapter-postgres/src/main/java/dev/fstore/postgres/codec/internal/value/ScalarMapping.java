package dev.fstore.postgres.codec.internal.value;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** Values that are one token. */
public record ScalarMapping<T>(
        BiConsumer<T, JsonGenerator> writer, Function<JsonParser, T> reader, Supplier<ObjectNode> shape)
        implements Mapping<T> {

    public static final ScalarMapping<Boolean> BOOLEAN = new ScalarMapping<>(
            (value, out) -> out.writeBoolean(value),
            in -> switch (in.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case null, default -> throw Mismatch.of("a boolean", in);
            },
            () -> Schemas.type("boolean"));

    /** As a string, or as its number if PostgreSQL could not keep that string. */
    public static final ScalarMapping<Character> CHARACTER = new ScalarMapping<>(
            ScalarMapping::writeCharacter,
            ScalarMapping::readCharacter,
            () -> Schemas.node()
                    .set("type", Schemas.node().arrayNode().add("string").add("integer")));

    @Override
    public void write(T value, JsonGenerator out) {
        writer.accept(value, out);
    }

    @Override
    public T read(JsonParser in) {
        return reader.apply(in);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return shape.get();
    }

    private static boolean isStorable(char character) {
        return character != 0 && !Character.isSurrogate(character);
    }

    private static void writeCharacter(char character, JsonGenerator out) {
        if (isStorable(character)) {
            out.writeString(String.valueOf(character));
        } else {
            out.writeNumber((int) character);
        }
    }

    private static char readCharacter(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_STRING && in.getStringLength() == 1) {
            return in.getString().charAt(0);
        }
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            int number = Numbers.INTEGER.read(in);
            if (number == (char) number && !isStorable((char) number)) {
                return (char) number;
            }
        }
        throw Mismatch.of("a string of one character", in);
    }
}
