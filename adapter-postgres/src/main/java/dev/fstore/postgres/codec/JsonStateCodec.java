package dev.fstore.postgres.codec;

import dev.fstore.postgres.codec.internal.type.JsonMapping;
import dev.fstore.postgres.codec.internal.type.Mappings;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import dev.fstore.postgres.codec.mapping.TypeRules;

/** States as JSON: a record, or a sealed family of records. */
record JsonStateCodec<S>(Class<S> states, JsonMapping<S> mapping) implements StateCodec<S> {

    static <S> JsonStateCodec<S> of(Class<S> states, TypeRules rules) {
        Families.<S>records(states).forEach(member -> {}); // or refused
        var mappings = new Mappings(rules);
        var mapping = mappings.of(states);
        mappings.requireSupported();
        return new JsonStateCodec<>(states, mapping);
    }

    @Override
    public String encode(S state) {
        try {
            return mapping.write(state);
        } catch (Unwritable e) {
            throw new UnstorableValueException(state.getClass(), e);
        }
    }

    @Override
    public S decode(String json) {
        try {
            return mapping.read(json);
        } catch (Mismatch e) {
            throw UndecodableException.of(states.getName(), e);
        }
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(mapping);
    }
}
