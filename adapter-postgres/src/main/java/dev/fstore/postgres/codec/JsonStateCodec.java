package dev.fstore.postgres.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** States as JSON by Jackson. */
record JsonStateCodec<S>(ObjectReader reader, ObjectWriter writer) implements StateCodec<S> {

    /** Mixed into a family, so that users need no annotation. No component of a record can be called {@code @type}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface Named {}

    static <S> JsonStateCodec<S> of(Class<S> states) {
        var members = Families.<S>records(states).toList();
        if (members.stream().map(Class::getSimpleName).distinct().count() < members.size()) {
            throw new IllegalArgumentException(
                    "Two records of %s have the same simple name: %s".formatted(states.getName(), members));
        }
        var mapper = JsonFormat.MAPPER.rebuild();
        if (!states.isRecord()) {
            mapper.addMixIn(states, Named.class).registerSubtypes(members.toArray(Class<?>[]::new));
        }
        var json = mapper.build();
        return new JsonStateCodec<>(json.readerFor(states), json.writerFor(states));
    }

    @Override
    public String encode(S state) {
        return JsonFormat.write(writer, state);
    }

    @Override
    public S decode(String json) {
        return reader.readValue(json);
    }
}
