package dev.fstore.testkit.process;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.process.DueInstances;
import dev.fstore.application.process.ProcessAdvance;
import dev.fstore.application.process.ProcessInstance;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.domain.View;
import dev.fstore.testkit.process.InMemoryProcessStore.InstanceRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One transaction: nothing is stored until it is committed. */
final class InMemoryProcessInstances<E> implements ProcessInstances<E> {

    private final String name;
    private final EventRepository<E> streams;
    private final Instant now;
    private final Map<String, InstanceRow> rows;
    private final List<ProcessAdvance<E>> saved = new ArrayList<>();

    InMemoryProcessInstances(String name, EventRepository<E> streams, Instant now, Map<String, InstanceRow> rows) {
        this.name = name;
        this.streams = streams;
        this.now = now;
        this.rows = rows;
    }

    @Override
    public <S> Map<String, ProcessInstance<S>> claim(Set<String> instances, View<S, E> view) {
        return instances.stream().collect(Collectors.toMap(Function.identity(), id -> claimed(id, view)));
    }

    @Override
    public <S> DueInstances<S> claimDue(int limit, View<S, E> view) {
        return new DueInstances<>(
                now,
                rows.entrySet().stream()
                        .filter(row -> row.getValue()
                                .lookAt()
                                .filter(at -> !at.isAfter(now))
                                .isPresent())
                        .sorted(Comparator.comparing(
                                row -> row.getValue().lookAt().orElseThrow()))
                        .limit(limit)
                        .map(row -> claimed(row.getKey(), view))
                        .toList());
    }

    private <S> ProcessInstance<S> claimed(String id, View<S, E> view) {
        var row = rows.get(id);
        return new ProcessInstance<>(id, streams.load(stream(id), view), Instant.MIN, row == null ? 0 : row.attempts());
    }

    @Override
    public Set<UUID> known(Collection<UUID> commandIds) {
        return commandIds.stream().filter(id -> !streams.eventsOf(id).isEmpty()).collect(Collectors.toSet());
    }

    @Override
    public void save(List<ProcessAdvance<E>> advances) {
        advances.forEach(advance -> {
            saved.add(advance);
            if (advance.isOver() || !advance.hasBegun()) {
                rows.remove(advance.instance());
            } else {
                rows.put(advance.instance(), new InstanceRow(advance.nextDeadline(), 0, Optional.empty()));
            }
        });
    }

    @Override
    public void postpone(String instance, String error, Optional<Duration> retryAfter) {
        rows.computeIfPresent(
                instance,
                (id, row) -> new InstanceRow(retryAfter.map(now::plus), row.attempts() + 1, Optional.of(error)));
    }

    Map<String, InstanceRow> committed() {
        saved.forEach(this::append);
        return rows;
    }

    private void append(ProcessAdvance<E> advance) {
        var expected = advance.expected();
        for (var notes = advance.notes().iterator(); notes.hasNext(); ) {
            var note = notes.next();
            boolean closes = advance.isOver() && !notes.hasNext();
            var recorded = streams.append(
                            List.of(new Append<>(stream(advance.instance()), expected, note.events(), closes)),
                            note.metadata())
                    .getOrElseThrow(failure ->
                            new IllegalStateException("Only the process itself may append to its stream: " + failure));
            expected = Version.of(recorded.getLast());
        }
    }

    private StreamId stream(String instance) {
        return new StreamId(name, instance);
    }
}
