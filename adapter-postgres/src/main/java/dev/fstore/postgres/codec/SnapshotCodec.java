package dev.fstore.postgres.codec;

import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import java.util.Optional;
import java.util.UUID;

/** A state, and how far its stream had come. The state is kept as its own codec has written it. */
record SnapshotCodec<S>(StateCodec<S> states) implements StateCodec<Versioned<S>> {

    private static final String TYPE = "snapshot";

    @Override
    public String encode(Versioned<S> snapshot) {
        var json =
                new Spliced().with("version", String.valueOf(snapshot.version().number()));
        snapshot.version().lastEvent().ifPresent(id -> json.with("lastEvent", "\"" + id + "\""));
        return json.with("state", states.encode(snapshot.state())).toString();
    }

    @Override
    public Versioned<S> decode(String json) {
        var members = Spliced.members(TYPE, json);
        try {
            var lastEvent = Optional.ofNullable(members.get("lastEvent"))
                    .map(id -> UUID.fromString(id.substring(1, id.length() - 1)));
            long version = Long.parseLong(Spliced.member(TYPE, members, "version"));
            return new Versioned<>(
                    states.decode(Spliced.member(TYPE, members, "state")), new Version(version, lastEvent));
        } catch (IllegalArgumentException e) {
            throw UndecodableException.of(TYPE, "a version and the id of an event", "something else");
        }
    }

    @Override
    public String fingerprint() {
        return states.fingerprint();
    }
}
