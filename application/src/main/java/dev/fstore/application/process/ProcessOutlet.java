package dev.fstore.application.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import java.util.List;
import java.util.UUID;

/**
 * Passes the actions of a process to their handler. The process's own stream is its outbox: the process reacts to every
 * event in the state right after it, at least once. A repeated action keeps its command id. As thread-safe as its
 * parts.
 */
public final class ProcessOutlet<AR, S, E, A> implements EventHandler<E> {

    private final ProcessRunner<AR, S, E, A> runner;
    private final EventRepository<E> streams;
    private final ActionHandler<? super A, AR> actions;
    private final ProcessStore<E> store;

    /** @param streams the repository of the process's own events */
    public ProcessOutlet(
            ProcessRunner<AR, S, E, A> runner,
            EventRepository<E> streams,
            ActionHandler<? super A, AR> actions,
            ProcessStore<E> store) {
        this.runner = runner;
        this.streams = streams;
        this.actions = actions;
        this.store = store;
    }

    @Override
    public void handle(Recorded<E> event) {
        int place = 0;
        for (A action : runner.process().react(event.event(), store.stateAfter(event, runner.process()))) {
            handle(action, event, event.deliveryId("%s asks/%s".formatted(runner.name(), place++)));
        }
    }

    /** An action that was answered before is not carried out again: it might be answered differently by now. */
    private void handle(A action, Recorded<E> event, UUID id) {
        var answerId = answerId(id);
        if (streams.eventsOf(answerId).isEmpty()) {
            var metadata = event.metadata().withCommandId(id).withCausationId(event.id());
            actions.handle(action, metadata)
                    .ifPresent(answer ->
                            tell(event, answer, metadata.withCommandId(answerId).withCausationId(id)));
        }
    }

    /** The id under which a process is told the answer to the action with this command id. */
    public static UUID answerId(UUID actionId) {
        return UUID.nameUUIDFromBytes("%s/answer".formatted(actionId).getBytes(UTF_8));
    }

    private void tell(Recorded<E> event, AR answer, Metadata metadata) {
        var result = new ProcessResult<>(event.stream().id(), answer, metadata);
        store.transaction(instances -> {
            runner.tell(instances, List.of(result));
            return result;
        });
    }
}
