package dev.fstore.testkit;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.application.Recorded;
import dev.fstore.testkit.process.ProcessAtWork;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/** A workflow in one sentence of a test, on streams of its own. */
final class WorkflowRun<C, S, E, R> {

    /** Processes that never stop to ask for more would keep a test busy for ever. */
    private static final int MOST_EVENTS = 10_000;

    private final Workflow<C, S, E, R> workflow;
    private final EventRepository<E> streams;
    private final EventSourcedAggregate<C, S, E, R> aggregate;
    private final Map<String, ProcessAtWork<E>> processes = new LinkedHashMap<>();
    private final Queue<Recorded<E>> unheard = new ArrayDeque<>();
    private List<C> followUps = new ArrayList<>();
    private List<Recorded<E>> answered = new ArrayList<>();
    private List<Recorded<E>> stored = new ArrayList<>();
    private List<Recorded<E>> log = List.of();

    WorkflowRun(Workflow<C, S, E, R> workflow) {
        this.workflow = workflow;
        this.streams = new OwnStreams<>(workflow.repository());
        this.aggregate = new EventSourcedAggregate<>(workflow.decider(), this::react, workflow.streamOf(), streams);
        CommandHandler<C, S, E, R> handler = this::followUp;
        workflow.processes().forEach(process -> processes.put(process.name(), process.start(handler)));
    }

    private List<C> react(E event) {
        List<C> commands = List.copyOf(workflow.saga().react(event));
        followUps.addAll(commands);
        return commands;
    }

    /** Handles a command on top of what was stored before, and reads back what is stored of it. */
    Try<WorkflowAnswer<C, S, E, R>> handle(C command) {
        return answer(() -> send(command, Metadata.empty().withCommandId(UUID.randomUUID())));
    }

    /** Tells the processes of all deadlines that have elapsed by then. */
    Try<WorkflowAnswer<C, S, E, R>> elapse(Instant now) {
        return answer(() -> {
            processes.values().forEach(process -> process.elapse(now));
            return Either.right(List.of());
        });
    }

    private interface Step<E, R> {
        Either<Failure<R>, List<Recorded<E>>> run();
    }

    private Try<WorkflowAnswer<C, S, E, R>> answer(Step<E, R> step) {
        var before = log;
        followUps = new ArrayList<>();
        answered = new ArrayList<>();
        stored = new ArrayList<>();
        return Try.of(() -> {
            var answer = step.run();
            hear();
            var outcome = new WorkflowOutcome<C, S, E>(
                    followUps,
                    before,
                    stored,
                    stream -> streams.load(stream, workflow.decider()).state(),
                    workflow.views(),
                    processes);
            log = outcome.log();
            return new WorkflowAnswer<>(answer.map(events -> outcome), answered, stored);
        });
    }

    /** A command of a process. */
    private Either<Failure<R>, Outcome<S, E>> followUp(C command, Metadata metadata) {
        followUps.add(command);
        return outcome(command, metadata);
    }

    private Either<Failure<R>, List<Recorded<E>>> send(C command, Metadata metadata) {
        return outcome(command, metadata).map(Outcome::events);
    }

    private Either<Failure<R>, Outcome<S, E>> outcome(C command, Metadata metadata) {
        var outcome = aggregate.handle(command, metadata);
        var readBack = streams.eventsOf(metadata.commandId().orElseThrow());
        answered.addAll(outcome.fold(failure -> List.<Recorded<E>>of(), Outcome::events));
        stored.addAll(readBack);
        unheard.addAll(readBack);
        return outcome;
    }

    /** Until nothing follows any more. */
    private void hear() {
        int heard = 0;
        for (var event = unheard.poll(); event != null; event = unheard.poll()) {
            if (heard++ == MOST_EVENTS) {
                throw new IllegalStateException(
                        "The processes did not come to rest after %s events, the last of them of %s"
                                .formatted(MOST_EVENTS, event.stream()));
            }
            for (var process : processes.values()) {
                process.hear(event);
            }
        }
    }
}
