package dev.fstore.postgres.codec;

import dev.fstore.domain.CombinedState;
import dev.fstore.domain.View;
import java.util.List;
import java.util.stream.Collectors;

/** States of a combination, each part's under a name of its own. */
record CombinedStateCodec(View<CombinedState, ?> whole, List<Part<?>> parts) implements StateCodec<CombinedState> {

    private static final String TYPE = "combined state";

    record Part<S>(String name, View<S, ?> view, StateCodec<S> codec) {

        String encode(CombinedState state) {
            return codec.encode(state.of(view));
        }

        CombinedState decode(CombinedState state, String json) {
            return state.with(view, codec.decode(json));
        }
    }

    static String names(List<Part<?>> parts) {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }

    @Override
    public String encode(CombinedState state) {
        var json = new Spliced();
        parts.forEach(part -> json.with(part.name, part.encode(state)));
        return json.toString();
    }

    @Override
    public CombinedState decode(String json) {
        var members = Spliced.members(TYPE, json);
        if (members.size() != parts.size()) {
            throw UndecodableException.of(TYPE, "the members " + names(parts), "%s members".formatted(members.size()));
        }
        var state = whole.initialState();
        for (var part : parts) {
            state = part.decode(state, Spliced.member(TYPE, members, part.name));
        }
        return state;
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(parts.stream()
                .map(part -> part.name + " " + part.codec.fingerprint())
                .collect(Collectors.joining(", ")));
    }
}
