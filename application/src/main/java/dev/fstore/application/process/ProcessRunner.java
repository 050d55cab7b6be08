package dev.fstore.application.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Deadline;
import dev.fstore.domain.ProcessManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a process manager on the instances of a {@link ProcessStore}: tells them results and elapsed deadlines, each exactly
 * once in effect. {@link ProcessIntake}, {@link ProcessClock} and {@link ProcessOutlet} feed it. Thread-safe.
 *
 * @param <AR> result that the process is told
 * @param <S> state
 * @param <E> the process's own event
 * @param <A> action
 */
public final class ProcessRunner<AR, S, E, A> {

    /** Limit per instance and transaction; further overdue deadlines follow in the next. */
    private static final int DEADLINES_AT_ONCE = 100;

    private final String name;
    private final ProcessManager<AR, S, E, A> process;
    private final Function<? super Deadline, ? extends AR> elapsed;

    /**
     * @param name the decider of the process's own streams, and part of every id that it makes; keep it
     * @param elapsed makes the result by which the process is told that a deadline has elapsed
     */
    public ProcessRunner(
            String name, ProcessManager<AR, S, E, A> process, Function<? super Deadline, ? extends AR> elapsed) {
        this.name = name;
        this.process = process.checked();
        this.elapsed = elapsed;
    }

    /** The decider of the process's own streams. */
    public String name() {
        return name;
    }

    /** The process manager; a defect of it ends in a {@link dev.fstore.domain.FaultyDeciderException}. */
    public ProcessManager<AR, S, E, A> process() {
        return process;
    }

    /** Returns the stream of an instance. */
    public StreamId stream(String instance) {
        return new StreamId(name, instance);
    }

    /** Tells instances of results, in this order. A result that was told before under its id changes nothing. */
    public void tell(ProcessInstances<E> instances, List<ProcessResult<AR>> results) {
        if (results.isEmpty()) {
            return;
        }
        var claimed = instances
                .claim(results.stream().map(ProcessResult::instance).collect(Collectors.toSet()), process)
                .all()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::id, Function.identity()));
        var done = new HashSet<>(
                instances.known(results.stream().map(ProcessResult::id).toList()));
        Map<String, Advancing<AR, S, E>> advancing = new LinkedHashMap<>();
        for (var result : results) {
            var own = advancing.computeIfAbsent(
                    result.instance(), id -> new Advancing<>(process, Objects.requireNonNull(claimed.get(id))));
            if (done.add(result.id())) {
                own.tell(result.result(), result.metadata());
            }
        }
        instances.save(advancing.values().stream().map(Advancing::advance).toList());
    }

    /**
     * Looks at instances without telling them anything, so that the store knows when each is due. Those that cannot be read are
     * parked.
     */
    public void refresh(ProcessInstances<E> instances, Set<String> ids) {
        var claimed = instances.claim(ids, process);
        claimed.unreadable().forEach(each -> instances.postpone(each.id(), each.reason(), Optional.empty()));
        instances.save(claimed.readable().stream()
                .map(instance -> new Advancing<AR, S, E>(process, instance).advance())
                .toList());
    }

    /** Tells due instances of the deadlines that have elapsed by {@code now}, each under an id of its own. */
    void fire(ProcessInstances<E> instances, DueInstances<S> due) {
        instances.save(due.claimed().readable().stream()
                .map(instance -> fired(instance, due.now()))
                .toList());
    }

    private ProcessAdvance<E> fired(ProcessInstance<S> instance, Instant now) {
        var advancing = new Advancing<>(process, instance);
        var due = advancing.due(now);
        for (int told = 0; due.isPresent() && told < DEADLINES_AT_ONCE; told++) {
            var deadline = due.get();
            var result = elapsed(instance.id(), deadline);
            advancing.tell(result.result(), result.metadata());
            if (advancing.isListed(deadline)) {
                throw new OverdueDeadlineException(name, instance.id(), deadline);
            }
            due = advancing.due(now);
        }
        return advancing.advance();
    }

    /**
     * The result by which an instance is told of an elapsed deadline. Its id is the same for every attempt on every node, so that
     * the deadline counts once.
     */
    public ProcessResult<AR> elapsed(String instance, Deadline deadline) {
        var id = UUID.nameUUIDFromBytes("%s/%s/%s/%s"
                .formatted(name, instance, deadline.name(), deadline.at())
                .getBytes(UTF_8));
        return new ProcessResult<>(
                instance, elapsed.apply(deadline), Metadata.empty().withCommandId(id));
    }
}
