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
import dev.fstore.postgres.internal.EventDraft;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.SqlErrors;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Groups concurrent appends to different streams into one round trip and one commit. Each append still succeeds or fails on
 * its own. Groups form while earlier ones are under way: nothing waits for a timer, and under light load every append runs
 * alone. Thread-safe.
 *
 * <p>Appends to several streams are not grouped, nor are those that check a stream which was only read, nor those in a
 * transaction of the caller, which commits them. Two appends to the same stream are never in the same group.
 */
public final class GroupCommitRepository<E> implements EventRepository<E> {

    private static final int LARGEST_GROUP = 128;
    private static final long LARGEST_SIZE = 4 << 20;

    private final PostgresEventRepository<E> repository;
    private final Deque<PendingAppend<E>> waiting = new ArrayDeque<>(); // empty as long as a turn is free
    private int freeTurns;

    /**
     * Sets how many groups may be under way.
     *
     * @param groups how many groups may be under way at once, each on a connection of its own. The fewer, the larger they
     *     become; three or four are good.
     */
    public GroupCommitRepository(PostgresEventRepository<E> repository, int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("groups must be at least 1, not %s".formatted(groups));
        }
        this.repository = repository;
        this.freeTurns = groups;
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
        if (hasTurn(pending) || pending.turn().join()) {
            try {
                appendTogether(nextGroup(pending));
            } finally {
                passOnTurn();
            }
        }
        return outcomeOf(pending);
    }

    private synchronized boolean hasTurn(PendingAppend<E> pending) {
        if (freeTurns == 0) {
            waiting.add(pending);
            return false;
        }
        freeTurns--;
        return true;
    }

    /** To a thread that waits: a thread that has its own outcome works for no others. */
    private void passOnTurn() {
        Optional<PendingAppend<E>> next;
        synchronized (this) {
            next = Optional.ofNullable(waiting.poll());
            if (next.isEmpty()) {
                freeTurns++;
            }
        }
        next.ifPresent(pending -> pending.turn().complete(true));
    }

    private synchronized List<PendingAppend<E>> nextGroup(PendingAppend<E> first) {
        var group = new ArrayList<>(List.of(first));
        var streams = new HashSet<>(List.of(first.stream()));
        var commands = new HashSet<>(List.of(first.commandId()));
        long size = first.size();
        var inTurn = waiting.iterator();
        while (inTurn.hasNext() && group.size() < LARGEST_GROUP) {
            var next = inTurn.next();
            if (size + next.size() <= LARGEST_SIZE
                    && !streams.contains(next.stream())
                    && commands.add(next.commandId())) {
                streams.add(next.stream());
                size += next.size();
                group.add(next);
                inTurn.remove();
            }
        }
        return group;
    }

    /** Completes all of them: with an outcome, with a fault, or with nothing for those that have to be tried alone. */
    void appendTogether(List<PendingAppend<E>> group) {
        try {
            if (group.size() == 1) {
                var single = group.getFirst();
                single.complete(Optional.of(repository.append(List.of(single.append()), single.command())));
            } else if (!group.isEmpty()) {
                store(group);
            }
        } catch (Throwable e) { // a thread must not wait for ever
            if (group.size() > 1 && SqlErrors.isOfOneOfMany(e)) {
                group.forEach(pending -> pending.complete(Optional.empty()));
            } else {
                group.forEach(pending -> pending.fail(e));
            }
        }
    }

    private void store(List<PendingAppend<E>> group) {
        var commands = new LinkedHashMap<UUID, List<EventDraft<E>>>();
        group.forEach(pending -> commands.put(pending.commandId(), pending.drafts()));
        var recorded = repository.appendGroup(commands);
        group.forEach(pending -> pending.complete(
                Optional.ofNullable(recorded.get(pending.commandId())).map(Either::right)));
    }

    /** Waits for the outcome. An append that did not fit into its group is tried alone, at no cost to the others. */
    Either<AppendFailure, List<Recorded<E>>> outcomeOf(PendingAppend<E> pending) {
        try {
            return pending.outcome()
                    .join()
                    .orElseGet(() -> repository.append(List.of(pending.append()), pending.command()));
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case TransientFaultException fault ->
                    new TransientFaultException(String.valueOf(fault.getMessage()), fault);
                case RuntimeException fault -> fault;
                case null, default -> e;
            };
        }
    }

    /** Encodes on the caller's thread, so that an event that cannot be encoded concerns no other caller. */
    PendingAppend<E> pending(Append<E> append, Metadata metadata) {
        var command = EventRows.kept(metadata.identified());
        var drafts = EventDraft.of(List.of(append), command, repository.codec());
        return new PendingAppend<>(append, drafts, command, new CompletableFuture<>(), new CompletableFuture<>());
    }

    @Override
    public String fingerprint() {
        return repository.fingerprint();
    }
}
