package dev.fstore.postgres.subscription;

import dev.fstore.application.EventHandler;
import dev.fstore.application.Recorded;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * Who wants the events of the store, and how: what a {@link Subscription} runs. Made by {@link #transactional} or {@link
 * #atLeastOnce}, with settings that do for most; the other methods change one of them.
 *
 * @param view the name by which the store remembers how far it has come; instances of the same name share the work
 * @param codec knows every event that is read
 * @param effects what is done with them
 * @param reads which of the codec's event types are read; of others, and of deciders that the codec does not know, nothing is
 *     even fetched
 * @param from what was recorded earlier is left out; counts when the view is registered for the first time
 * @param policy for what a handler cannot handle
 * @param concurrency how many transactions, or how many streams at least once, are at work at once in this process
 * @param lease how long a stream stays with an instance that has died, at least a second; for slow handlers it is renewed
 * @param patience how long closing waits for what is in hand
 * @param isInOneOrder whether all events come in one order, over all streams
 */
public record Subscriber<E>(
        String view,
        EventCodec<E> codec,
        Effects<E> effects,
        Predicate<EventType> reads,
        Instant from,
        FailurePolicy policy,
        int concurrency,
        Duration lease,
        Duration patience,
        boolean isInOneOrder) {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is done with events. */
    public sealed interface Effects<E> {

        /** Whether some of it must not happen twice. */
        boolean isGated();

        /** Makes the handler for one transaction; one that is at least once does not take part in it. */
        EventHandler<E> handler(DSLContext transaction, boolean isHistory);

        /**
         * In the database of the store. Each function makes a handler for one transaction.
         *
         * @param gated what must not happen again when the view is {@linkplain Rebuild rebuilt}
         */
        record Transactional<E>(
                Function<DSLContext, EventHandler<E>> handler, Optional<Function<DSLContext, EventHandler<E>>> gated)
                implements Effects<E> {

            @Override
            public boolean isGated() {
                return gated.isPresent();
            }

            @Override
            public EventHandler<E> handler(DSLContext transaction, boolean isHistory) {
                var always = handler.apply(transaction);
                return gated.filter(any -> !isHistory)
                        .<EventHandler<E>>map(more -> new Both<>(always, more.apply(transaction)))
                        .orElse(always);
            }
        }

        /** Anywhere else. */
        record AtLeastOnce<E>(EventHandler<E> handler) implements Effects<E> {

            @Override
            public boolean isGated() {
                return true;
            }

            @Override
            public EventHandler<E> handler(DSLContext transaction, boolean isHistory) {
                return isHistory ? event -> {} : handler;
            }
        }
    }

    public Subscriber {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "View %s: at least one has to be at work, not %d".formatted(view, concurrency));
        }
        if (lease.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "View %s: a lease lasts a second or more, not %s".formatted(view, lease));
        }
    }

    /**
     * Effects exactly once: what the handler writes and the acknowledgement share a transaction. Many events come in one
     * transaction, see {@link EventHandler#handleAll}; if one of them fails, the others are committed without it.
     *
     * @param handler makes the handler for one transaction; all that it writes must go through that transaction
     */
    public static <E> Subscriber<E> transactional(
            String view, EventCodec<E> codec, Function<DSLContext, EventHandler<E>> handler) {
        return new Subscriber<>(
                view,
                codec,
                new Effects.Transactional<>(handler, Optional.empty()),
                type -> true,
                Instant.EPOCH,
                FailurePolicy.usual(),
                1,
                LEASE,
                PATIENCE,
                false);
    }

    /**
     * For effects outside of the database, such as commands of a saga or mails. Each event is acknowledged after it was handled,
     * so after a crash it may come again: who receives the effect tells a second time from a first by {@link
     * Recorded#deliveryId}.
     *
     * @param handler thread-safe: streams are handled in parallel. It is interrupted when its lease is lost or nobody waits
     *     for it any more
     */
    public static <E> Subscriber<E> atLeastOnce(String view, EventCodec<E> codec, EventHandler<E> handler) {
        return new Subscriber<>(
                view,
                codec,
                new Effects.AtLeastOnce<>(handler),
                type -> true,
                Instant.EPOCH,
                FailurePolicy.usual(),
                64,
                LEASE,
                PATIENCE,
                false);
    }

    /**
     * The same, with another handler in the same transaction, for what must not happen again when the view is {@linkplain
     * Rebuild rebuilt}: commands of a saga, say, or rows of an outbox.
     *
     * @throws IllegalArgumentException if this one is not transactional: of one at least once, a rebuild repeats nothing
     */
    public Subscriber<E> gating(Function<DSLContext, EventHandler<E>> gated) {
        return switch (effects) {
            case Effects.Transactional<E>(var handler, var none) ->
                new Subscriber<>(
                        view,
                        codec,
                        new Effects.Transactional<>(handler, Optional.of(gated)),
                        reads,
                        from,
                        policy,
                        concurrency,
                        lease,
                        patience,
                        isInOneOrder);
            case Effects.AtLeastOnce<E> all ->
                throw new IllegalArgumentException(
                        "View %s is at least once, and has no transaction to share; all of it is gated anyway"
                                .formatted(view));
        };
    }

    public Subscriber<E> reading(Predicate<EventType> reads) {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, isInOneOrder);
    }

    public Subscriber<E> from(Instant from) {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, isInOneOrder);
    }

    public Subscriber<E> failing(FailurePolicy policy) {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, isInOneOrder);
    }

    public Subscriber<E> concurrently(int concurrency) {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, isInOneOrder);
    }

    public Subscriber<E> leasing(Duration lease) {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, isInOneOrder);
    }

    public Subscriber<E> stoppingWithin(Duration patience) {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, isInOneOrder);
    }

    /**
     * The same, with all events of all streams in one order, which is the same for all views of this kind and does not change: for
     * what cannot be told stream by stream. One event after the other, so nothing runs in parallel, and an event that fails
     * holds up the whole view: what a policy would park is tried again every five minutes. At least once, events just before
     * one that fails come again with it. A gated view in one order cannot be {@linkplain Rebuild rebuilt}.
     */
    public Subscriber<E> inOneOrder() {
        return new Subscriber<>(view, codec, effects, reads, from, policy, concurrency, lease, patience, true);
    }

    /** What is read of these, decoded. */
    List<Recorded<E>> read(List<StoredEvent> events) {
        var rows = new EventRows<>(codec);
        return events.stream()
                .filter(event -> reads.test(event.encoded().type()))
                .map(rows::toRecorded)
                .toList();
    }
}
