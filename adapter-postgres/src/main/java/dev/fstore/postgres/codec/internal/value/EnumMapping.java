package dev.fstore.postgres.codec.internal.value;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enums by the names of their constants, whatever {@code toString} says. */
public final class EnumMapping {

    private EnumMapping() {}

    public static TextMapping<Enum<?>> of(Class<?> type) {
        var constants = (Enum<?>[]) type.getEnumConstants();
        Map<String, Enum<?>> byName =
                Arrays.stream(constants).collect(Collectors.toMap(Enum::name, Function.identity()));
        return new TextMapping<>(
                "one of the %s constants of %s".formatted(constants.length, type.getSimpleName()),
                Enum::name,
                name -> {
                    var constant = byName.get(name);
                    if (constant == null) {
                        throw new IllegalArgumentException("no constant");
                    }
                    return constant;
                },
                schema -> {
                    var names = schema.putArray("enum");
                    Arrays.stream(constants).forEach(constant -> names.add(constant.name()));
                    return schema;
                });
    }
}
