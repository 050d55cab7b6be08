package dev.fstore.postgres.codec;

import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import java.util.Optional;
import java.util.UUID;

/** A state, and how far its stream had come. */
record SnapshotCodec<S>(StateCodec<S> states) implements StateCodec<Versioned<S>> {

    @Override
    public String encode(Versioned<S> snapshot) {
        var json = JsonFormat.MAPPER.createObjectNode();
        json.put("version", snapshot.version().number());
        snapshot.version().lastEvent().ifPresent(id -> json.put("lastEvent", id.toString()));
        json.set("state", JsonFormat.MAPPER.readTree(states.encode(snapshot.state())));
        return json.toString();
    }

    @Override
    public Versioned<S> decode(String json) {
        var snapshot = JsonFormat.MAPPER.readTree(json);
        return new Versioned<>(
                states.decode(snapshot.get("state").toString()),
                new Version(
                        snapshot.get("version").longValue(),
                        Optional.ofNullable(snapshot.get("lastEvent")).map(id -> UUID.fromString(id.stringValue()))));
    }
}
