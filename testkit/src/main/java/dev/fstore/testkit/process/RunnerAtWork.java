package dev.fstore.testkit.process;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessOutlet;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.Deadline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Intake, clock and outlet on one thread, so that everything that follows has happened when a call returns. */
final class RunnerAtWork<AR, S, N, A, E> implements ProcessAtWork<E> {

    private final ProcessRunner<AR, S, N, A> runner;
    private final Function<? super Recorded<E>, ? extends List<ProcessInput<AR>>> route;
    private final ProcessStore<N> store;
    private final EventRepository<N> streams;
    private final ProcessOutlet<AR, S, N, A> outlet;
    private final String addition = "~" + UUID.randomUUID();
    private final Set<String> instances = new LinkedHashSet<>();
    private final Queue<UUID> answers = new ArrayDeque<>();

    RunnerAtWork(
            ProcessRunner<AR, S, N, A> runner,
            Function<? super Recorded<E>, ? extends List<ProcessInput<AR>>> route,
            ActionHandler<A, AR> actions,
            ProcessStore<N> store,
            EventRepository<N> streams) {
        this.runner = runner;
        this.route = route;
        this.store = store;
        this.streams = streams;
        this.outlet = new ProcessOutlet<>(
                runner,
                streams,
                (A action, Metadata metadata) -> {
                    answers.add(ProcessOutlet.answerId(metadata.commandId().orElseThrow()));
                    return actions.handle(action, metadata);
                },
                store);
    }

    @Override
    public void hear(Recorded<E> event) {
        var results = new ArrayList<ProcessResult<AR>>();
        for (var input : route.apply(event)) {
            instances.add(input.instance());
            var id = event.deliveryId("%s/%s".formatted(runner.name(), results.size()));
            results.add(new ProcessResult<>(
                    input.instance() + addition,
                    input.result(),
                    event.metadata().withCommandId(id).withCausationId(event.id())));
        }
        tell(results);
    }

    @Override
    public void elapse(Instant now) {
        for (var instance : List.copyOf(instances)) {
            for (var due = due(instance, now); due.isPresent(); due = due(instance, now)) {
                tell(List.of(runner.elapsed(instance + addition, due.get())));
                if (deadlines(instance).contains(due.get())) {
                    throw new IllegalStateException(
                            "%s was told and is still listed: note that it has elapsed, or list a later instant"
                                    .formatted(due.get()));
                }
            }
        }
    }

    private Optional<Deadline> due(String instance, Instant now) {
        return deadlines(instance).stream()
                .filter(deadline -> deadline.isDue(now))
                .min(Comparator.comparing(Deadline::at).thenComparing(Deadline::name));
    }

    private void tell(List<ProcessResult<AR>> results) {
        store.transaction(claimed -> {
            runner.tell(claimed, results);
            return results;
        });
        results.stream()
                .map(result -> result.metadata().commandId().orElseThrow())
                .forEach(this::react);
        for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
            react(answer);
        }
    }

    private void react(UUID noted) {
        streams.eventsOf(noted).forEach(outlet::handle);
    }

    @Override
    public List<?> pending(String instance) {
        return runner.process().pending(state(instance));
    }

    @Override
    public List<Deadline> deadlines(String instance) {
        var state = state(instance);
        return runner.process().isFinal(state) ? List.of() : runner.process().deadlines(state);
    }

    private S state(String instance) {
        return streams.load(runner.stream(instance + addition), runner.process())
                .state();
    }
}
