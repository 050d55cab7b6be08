package dev.fstore.postgres.codec;

import io.vavr.Tuple;
import io.vavr.Tuple2;

/** Two states side by side. */
record MergedStateCodec<S1, S2>(StateCodec<S1> first, StateCodec<S2> second) implements StateCodec<Tuple2<S1, S2>> {

    private static final String TYPE = "merged state";

    @Override
    public String encode(Tuple2<S1, S2> state) {
        return new Spliced()
                .with("first", first.encode(state._1))
                .with("second", second.encode(state._2))
                .toString();
    }

    @Override
    public Tuple2<S1, S2> decode(String json) {
        var members = Spliced.members(TYPE, json);
        return Tuple.of(
                first.decode(Spliced.member(TYPE, members, "first")),
                second.decode(Spliced.member(TYPE, members, "second")));
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(first.fingerprint() + second.fingerprint());
    }
}
