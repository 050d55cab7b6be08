package dev.fstore.testkit.process;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.process.ClaimedInstances;
import dev.fstore.application.process.DueInstances;
import dev.fstore.application.process.ProcessAdvance;
import dev.fstore.application.process.ProcessInstance;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.application.process.UnreadableInstance;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    public <S> ClaimedInstances<S> claim(Set<String> instances, View<S, E> view) {
        return claimed(instances.stream(), view);
    }

    @Override
    public <S> DueInstances<S> claimDue(int limit, View<S, E> view) {
        return new DueInstances<>(
                now,
                claimed(
                        rows.entrySet().stream()
                                .filter(row -> row.getValue()
                                        .lookAt()
                                        .filter(at -> !at.isAfter(now))
                                        .isPresent())
                                .sorted(Comparator.comparing(
                                        row -> row.getValue().lookAt().orElseThrow()))
                                .limit(limit)
                                .map(Map.Entry::getKey),
                        view));
    }

    private <S> ClaimedInstances<S> claimed(Stream<String> ids, View<S, E> view) {
        var readable = new ArrayList<ProcessInstance<S>>();
        var unreadable = new ArrayList<UnreadableInstance>();
        ids.forEach(id -> {
            int attempts =
                    Optional.ofNullable(rows.get(id)).map(InstanceRow::attempts).orElse(0);
            try {
                readable.add(new ProcessInstance<>(id, streams.load(stream(id), view), Instant.MIN, attempts));
            } catch (RuntimeException e) {
                unreadable.add(UnreadableInstance.of(id, attempts, e));
            }
        });
        return new ClaimedInstances<>(readable, unreadable);
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
