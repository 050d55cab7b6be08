package dev.fstore.testkit.memory;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.testkit.contract.StateRepositoryContract;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores states in memory, for tests of code that uses a {@link StateRepository}. Fulfils the same {@link
 * StateRepositoryContract} as a database. Thread-safe.
 *
 * @param <S> state; should be immutable, because states are not copied
 */
public final class InMemoryStateRepository<S> implements StateRepository<S> {

    private final Map<StreamId, Saved<S>> states = new HashMap<>();

    private record Saved<S>(S state, Version version, boolean closed) {}

    @Override
    public synchronized Versioned<S> load(StreamId stream, S initialState) {
        return find(stream)
                .map(saved -> new Versioned<>(saved.state(), saved.version()))
                .orElseGet(() -> new Versioned<>(initialState, Version.NONE));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if two of {@code saves} are for one stream
     */
    @Override
    public synchronized Either<AppendFailure, List<Version>> save(List<Save<S>> saves, Metadata metadata) {
        if (saves.stream().map(Save::stream).distinct().count() < saves.size()) {
            throw new IllegalArgumentException(
                    "At most one save per stream is allowed, but there are more: %s".formatted(saves));
        }
        return saves.stream()
                .flatMap(save -> refusal(save).stream())
                .findFirst()
                .<Either<AppendFailure, List<Version>>>map(Either::left)
                .orElseGet(() -> Either.right(saves.stream().map(this::store).toList()));
    }

    private Optional<AppendFailure> refusal(Save<S> save) {
        var stream = save.stream();
        long expected = save.expected().number();
        if (find(stream).filter(Saved::closed).isPresent()) {
            return Optional.of(new AppendFailure.Closed(stream));
        }
        return expected == versionOf(stream)
                ? Optional.empty()
                : Optional.of(new AppendFailure.Conflict(stream, expected));
    }

    private Version store(Save<S> save) {
        var version = new Version(versionOf(save.stream()) + 1, Optional.empty());
        states.put(save.stream(), new Saved<>(save.state(), version, save.closes()));
        return version;
    }

    private long versionOf(StreamId stream) {
        return find(stream).map(saved -> saved.version().number()).orElse(0L);
    }

    private Optional<Saved<S>> find(StreamId stream) {
        return Optional.ofNullable(states.get(stream));
    }

    /** Of values in memory, which are never read as something else. */
    @Override
    public String fingerprint() {
        return "";
    }
}
