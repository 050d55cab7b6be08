package dev.fstore.postgres.process;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Recorded;
import dev.fstore.application.process.ClaimedInstances;
import dev.fstore.application.process.DueInstances;
import dev.fstore.application.process.ProcessAdvance;
import dev.fstore.application.process.ProcessInstance;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.View;
import dev.fstore.postgres.process.Checkout.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;

/** A defect: claims nothing, and appends behind whatever is there by then. */
record UnlockedStore(ProcessRunner<?, ?, Step, ?> runner, DSLContext database, EventRepository<Step> streams)
        implements ProcessStore<Step>, ProcessInstances<Step> {

    @Override
    public <T> T transaction(Function<? super ProcessInstances<Step>, ? extends T> work) {
        return work.apply(this);
    }

    @Override
    public Duration untilNextDue() {
        return Duration.ZERO;
    }

    @Override
    public <S> ClaimedInstances<S> claim(Set<String> instances, View<S, Step> view) {
        return new ClaimedInstances<>(
                instances.stream()
                        .map(id -> new ProcessInstance<>(id, streams.load(runner.stream(id), view), Instant.MIN, 0))
                        .toList(),
                List.of());
    }

    @Override
    public <S> S stateAfter(Recorded<Step> event, View<S, Step> view) {
        throw new UnsupportedOperationException("It has no outlet");
    }

    @Override
    public <S> DueInstances<S> claimDue(int limit, View<S, Step> view) {
        var due = database.fetch(
                        "SELECT instance FROM process_instances WHERE process = ? AND look_at <= now() LIMIT ?",
                        runner.name(),
                        limit)
                .into(String.class);
        return new DueInstances<>(Instant.MAX, claim(Set.copyOf(due), view));
    }

    @Override
    public Set<UUID> known(Collection<UUID> commandIds) {
        return Set.of();
    }

    @Override
    public void save(List<ProcessAdvance<Step>> advances) {
        for (var advance : advances) {
            for (var note : advance.notes()) {
                append(advance.instance(), note);
            }
            database.execute(
                    "UPDATE process_instances SET look_at = NULL WHERE process = ? AND instance = ?",
                    runner.name(),
                    advance.instance());
        }
    }

    private void append(String instance, ProcessAdvance.Note<Step> note) {
        var stream = runner.stream(instance);
        boolean isStored = false;
        while (!isStored) {
            var version = streams.load(stream, View.<Integer, Step>of(0, (n, any) -> n + 1))
                    .version();
            isStored = streams.append(List.of(new Append<>(stream, version, note.events(), false)), note.metadata())
                    .isRight();
        }
    }

    @Override
    public void postpone(String instance, String error, Optional<Duration> retryAfter) {}
}
