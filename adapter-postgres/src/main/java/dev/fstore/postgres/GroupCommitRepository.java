package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.SqlErrors;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Lets appends of independent streams that come at the same moment share a round trip and a commit, each with an outcome of
 * its own. For many concurrent commands; with few, nothing is shared and nothing is lost. Thread-safe.
 *
 * <p>Appends to several streams are not grouped, nor are those that check a stream which was only read, nor those in a
 * transaction of the caller, which commits them. Of two appends to the same stream, a group takes only one: together they
 * would conflict.
 */
public final class GroupCommitRepository<E> implements EventRepository<E> {

    private static final int LARGEST_GROUP = 128;

    private final PostgresEventRepository<E> repository;
    private final Semaphore turns;
    private final Deque<PendingAppend<E>> waiting = new ArrayDeque<>();

    /**
     * @param groups how many may be under way at once, each on a connection of its own. The fewer, the larger they get;
     *     three or four are good.
     */
    public GroupCommitRepository(PostgresEventRepository<E> repository, int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("groups must be at least 1, not %d".formatted(groups));
        }
        this.repository = repository;
        this.turns = new Semaphore(groups);
    }

    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        return repository.load(stream, view, known);
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return repository.eventsOf(commandId);
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        if (appends.size() != 1 || appends.getFirst().isCheck() || repository.isInTransactionOfCaller()) {
            return repository.append(appends, metadata);
        }
        var pending = pending(appends.getFirst(), metadata);
        synchronized (waiting) {
            waiting.add(pending);
        }
        // Whoever finds a turn free appends for all who wait by then. Not for long: a thread that has its own outcome
        // leaves the rest to another.
        while (!pending.outcome().isDone() && appendsGroup()) {}
        if (isAnyWaiting()) {
            Thread.startVirtualThread(() -> {
                while (appendsGroup()) {}
            });
        }
        try {
            return pending.outcome().join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case TransientFaultException fault ->
                    new TransientFaultException(String.valueOf(fault.getMessage()), fault);
                case RuntimeException fault -> fault;
                case null, default -> e;
            };
        }
    }

    /** Whether there was a turn free and something to do. If not, whoever has the turns looks again after releasing them. */
    private boolean appendsGroup() {
        if (!isAnyWaiting() || !turns.tryAcquire()) {
            return false;
        }
        try {
            appendTogether(nextGroup());
            return true;
        } finally {
            turns.release();
        }
    }

    private boolean isAnyWaiting() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    private List<PendingAppend<E>> nextGroup() {
        var group = new LinkedHashMap<StreamId, PendingAppend<E>>();
        synchronized (waiting) {
            var inTurn = waiting.iterator();
            while (inTurn.hasNext() && group.size() < LARGEST_GROUP) {
                var next = inTurn.next();
                if (group.putIfAbsent(next.append().stream(), next) == null) {
                    inTurn.remove();
                }
            }
        }
        return List.copyOf(group.values());
    }

    /** Completes every one of them: with an outcome of its own, or with a fault. */
    void appendTogether(List<PendingAppend<E>> group) {
        try {
            if (group.size() == 1) {
                var single = group.getFirst();
                single.outcome().complete(repository.append(List.of(single.append()), single.command()));
            } else if (!group.isEmpty()) {
                store(group);
            }
        } catch (Throwable e) { // whoever waits must not wait for ever
            if (group.size() > 1 && SqlErrors.isOfOneOfMany(e)) {
                int half = group.size() / 2; // so that a few who do not fit cost the others little
                appendTogether(group.subList(0, half));
                appendTogether(group.subList(half, group.size()));
            } else {
                group.forEach(pending -> pending.outcome().completeExceptionally(e));
            }
        }
    }

    private void store(List<PendingAppend<E>> group) {
        var drafts =
                group.stream().flatMap(pending -> pending.drafts().stream()).toList();
        var recorded = repository.appendGroup(drafts).stream().collect(Collectors.groupingBy(Recorded::stream));
        group.forEach(pending ->
                pending.outcome().complete(Either.right(recorded.getOrDefault(pending.append().stream(), List.of()))));
    }

    /** Made by whoever waits for it, so that what cannot be encoded concerns nobody else. */
    PendingAppend<E> pending(Append<E> append, Metadata metadata) {
        var command = EventRows.kept(metadata.identified());
        var drafts = EventDraft.of(List.of(append), command, repository.codec());
        return new PendingAppend<>(append, drafts, command, new CompletableFuture<>());
    }
}
