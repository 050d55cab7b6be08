package dev.fstore.postgres;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.Evolved;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.codec.StoredAs;
import dev.fstore.postgres.codec.UndecodableException;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.CurrentView;
import dev.fstore.postgres.internal.ForeignStatesException;
import dev.fstore.postgres.internal.Json;
import dev.fstore.postgres.internal.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.exception.DataChangedException;

/** States of a view, and which version each had when it was loaded. */
final class LoadedStates<S, E> implements ViewStateRepository<String, S, E> {

    private final Sessions sessions;
    private final ViewStateCalls calls;
    private final String view;
    private final Function<? super Recorded<E>, String> keyOf;
    private final StateCodec<S> codec;
    private final Map<String, Long> versions = new HashMap<>();

    LoadedStates(
            Sessions sessions,
            ViewStateCalls calls,
            String view,
            Function<? super Recorded<E>, String> keyOf,
            StateCodec<S> codec) {
        this.sessions = sessions;
        this.calls = calls;
        this.view = view;
        this.keyOf = keyOf;
        this.codec = codec;
    }

    @Override
    public String keyOf(Recorded<E> event) {
        return keyOf.apply(event);
    }

    @Override
    public Map<String, S> load(Set<String> keys) {
        keys.forEach(key -> versions.put(key, 0L));
        return sessions.unguarded(connection ->
                calls.load().on(connection, this::read, view, Elements.of("text", List.copyOf(keys), key -> key)));
    }

    private S decode(String key, String json) {
        try {
            return codec.decode(json);
        } catch (UndecodableException e) {
            throw e.at(new StoredAs.State("view %s under key %s".formatted(view, key)));
        }
    }

    private Map<String, S> read(ResultSet rows) throws SQLException {
        var states = new HashMap<String, S>();
        while (rows.next()) {
            states.put(rows.getString(1), decode(rows.getString(1), rows.getString(2)));
            versions.put(rows.getString(1), rows.getLong(3));
        }
        return states;
    }

    @Override
    public void save(Collection<Evolved<String, S, E>> states) {
        CurrentView.name().filter(at -> !isOf(at)).ifPresent(at -> {
            throw new ForeignStatesException(at, view);
        });
        var unknown = states.stream()
                .map(Evolved::key)
                .filter(key -> !versions.containsKey(key))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            load(unknown);
        }
        var evolved = List.copyOf(states);
        var saved = sessions.unguarded(connection -> calls.save()
                .on(
                        connection,
                        LoadedStates::keys,
                        view,
                        Elements.of("text", evolved, Evolved::key),
                        Elements.of("jsonb", evolved, state -> new Json(codec.encode(state.state()))),
                        Elements.of("int8", evolved, state -> versions.get(state.key()))));
        var changed = evolved.stream()
                .map(Evolved::key)
                .filter(key -> !saved.contains(key))
                .toList();
        if (!changed.isEmpty()) {
            throw new DataChangedException(
                    "View %s: the states %s were changed by another transaction. Retry".formatted(view, changed));
        }
        evolved.forEach(state -> versions.merge(state.key(), 1L, Long::sum));
    }

    private boolean isOf(String current) {
        return view.equals(current) || view.startsWith(current + "/");
    }

    private static Set<String> keys(ResultSet rows) throws SQLException {
        var keys = new HashSet<String>();
        while (rows.next()) {
            keys.add(rows.getString(1));
        }
        return keys;
    }
}
