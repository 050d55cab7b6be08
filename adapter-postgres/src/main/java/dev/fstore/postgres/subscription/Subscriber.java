package dev.fstore.postgres.subscription;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Describes an event handler: the name of its view, the events it reads, and its effects. A {@link Subscription} runs it.
 * Start with {@link #transactional} or {@link #atLeastOnce}, whose settings suit most views. Each other method returns a
 * copy with one setting changed. Immutable.
 */
public final class Subscriber<E> {

    private final Settings<E> settings;

    /** A copy is changed before anybody else sees it, and never after that. */
    private static final class Settings<E> {

        private final String view;
        private final EventCodec<E> codec;
        private Effects<E> effects;
        private Predicate<EventType> reads = type -> true;
        private Instant from = Instant.EPOCH;
        private FailurePolicy policy = FailurePolicy.usual();
        private int concurrency = 1;
        private Duration lease = Duration.ofSeconds(60);
        private Duration patience = Duration.ofSeconds(10);
        private boolean inOneOrder = false;
        private List<SubscriptionListener> listeners = List.of();

        private Settings(String view, EventCodec<E> codec, Effects<E> effects) {
            if (view == null || codec == null) {
                throw new IllegalArgumentException("The view and the codec of a subscriber must not be null");
            }
            this.view = view;
            this.codec = codec;
            this.effects = effects;
        }

        private Settings<E> copy() {
            var copy = new Settings<>(view, codec, effects);
            copy.reads = reads;
            copy.from = from;
            copy.policy = policy;
            copy.concurrency = concurrency;
            copy.lease = lease;
            copy.patience = patience;
            copy.inOneOrder = inOneOrder;
            copy.listeners = listeners;
            return copy;
        }
    }

    private Subscriber(Settings<E> settings) {
        this.settings = settings;
    }

    private Subscriber<E> with(Consumer<Settings<E>> change) {
        var changed = settings.copy();
        change.accept(changed);
        return new Subscriber<>(changed);
    }

    /**
     * Handles every event with effects exactly once: the effects and the acknowledgement share a transaction. One
     * transaction handles many events, see {@link EventHandler#handleAll}. If one of them fails, the others are committed
     * without it.
     *
     * @param view the name under which the store keeps the progress; instances of the same name share the work
     * @param codec decodes every event that the view reads
     * @param handler makes the handler for one transaction; everything it writes must go through that transaction
     */
    public static <E> Subscriber<E> transactional(
            String view, EventCodec<E> codec, Function<DSLContext, EventHandler<E>> handler) {
        return new Subscriber<>(new Settings<>(
                view,
                codec,
                new Effects.Transactional<>(Effects.Transactional.named(view, handler), Optional.empty())));
    }

    /**
     * Handles every event at least once, for effects outside the database such as commands of a saga or mails. An event is
     * acknowledged after it was handled, so a crash may deliver it again. The receiver of an effect recognizes a repeated
     * one by {@link Recorded#deliveryId}.
     *
     * @param view the name under which the store keeps the progress; instances of the same name share the work
     * @param codec decodes every event that the view reads
     * @param handler thread-safe: 64 streams are handled in parallel, unless {@link #concurrently} says otherwise. It is
     *     interrupted when its lease is lost, and when closing no longer waits for it
     */
    public static <E> Subscriber<E> atLeastOnce(String view, EventCodec<E> codec, EventHandler<E> handler) {
        return new Subscriber<>(new Settings<>(view, codec, new Effects.AtLeastOnce<>(handler))).concurrently(64);
    }

    /**
     * Adds a handler to the same transaction for effects that must not happen again when the view is {@linkplain Rebuild
     * rebuilt}, such as commands of a saga or rows of an outbox.
     *
     * @throws IllegalArgumentException if this one is not transactional: a rebuild repeats nothing that is at least once
     */
    public Subscriber<E> gating(Function<DSLContext, EventHandler<E>> gated) {
        return switch (settings.effects) {
            case Effects.Transactional<E>(var handler, var none) ->
                with(changed -> changed.effects =
                        new Effects.Transactional<>(handler, Optional.of(Effects.Transactional.named(view(), gated))));
            case Effects.AtLeastOnce<E> all ->
                throw new IllegalArgumentException(
                        "View %s works at least once, so it has no transaction for a gated handler. A rebuild repeats none of its effects anyway"
                                .formatted(view()));
        };
    }

    /** Reads only these of the codec's event types. Others, and those that the codec does not know, are not even fetched. */
    public Subscriber<E> reading(Predicate<EventType> reads) {
        return with(changed -> changed.reads = reads);
    }

    /** Leaves out events that were recorded before. Counts only when the view is registered for the first time. */
    public Subscriber<E> from(Instant from) {
        return with(changed -> changed.from = from);
    }

    /** Decides what happens after an event failed. */
    public Subscriber<E> failing(FailurePolicy policy) {
        return with(changed -> changed.policy = policy);
    }

    /** Runs so many transactions, or handles so many streams at least once, at the same time in this process. */
    public Subscriber<E> concurrently(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "View %s: concurrency must be at least 1, but was %s".formatted(view(), concurrency));
        }
        return with(changed -> changed.concurrency = concurrency);
    }

    /**
     * Keeps streams leased for so long, at least a second. Another instance takes over the streams of one that died after
     * that time. The lease is renewed for slow handlers.
     */
    public Subscriber<E> leasing(Duration lease) {
        if (lease.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "View %s: a lease must last at least a second, but was %s".formatted(view(), lease));
        }
        return with(changed -> changed.lease = lease);
    }

    /** Waits so long for handlers that are at work when the subscription closes. */
    public Subscriber<E> stoppingWithin(Duration patience) {
        return with(changed -> changed.patience = patience);
    }

    /**
     * Delivers all events of all streams in one order, which never changes and is the same for all such views, for effects
     * that depend on several streams. Nothing runs in parallel, and an event that fails holds up the whole view: instead of
     * being parked, it is tried again every five minutes. A gated view in one order cannot be {@linkplain Rebuild rebuilt}.
     */
    public Subscriber<E> inOneOrder() {
        return with(changed -> changed.inOneOrder = true);
    }

    /** Tells {@code listener} too what the subscription does. */
    public Subscriber<E> watchedBy(SubscriptionListener listener) {
        return with(changed -> changed.listeners =
                Stream.concat(changed.listeners.stream(), Stream.of(listener)).toList());
    }

    /** The name under which the store keeps the progress. */
    public String view() {
        return settings.view;
    }

    EventCodec<E> codec() {
        return settings.codec;
    }

    Effects<E> effects() {
        return settings.effects;
    }

    /** The event types of the codec that it reads. */
    public Predicate<EventType> reads() {
        return settings.reads;
    }

    Instant from() {
        return settings.from;
    }

    FailurePolicy policy() {
        return settings.policy;
    }

    int concurrency() {
        return settings.concurrency;
    }

    Duration lease() {
        return settings.lease;
    }

    Duration patience() {
        return settings.patience;
    }

    List<SubscriptionListener> listeners() {
        return settings.listeners;
    }

    boolean isInOneOrder() {
        return settings.inOneOrder;
    }

    /** Whether a stored event may become one that is read. An unknown type may. */
    private boolean isWanted(EventType stored) {
        return !codec().reads(stored) || codec().current(stored).stream().anyMatch(reads());
    }

    /** Whether it reads the original of a moved event, which is the same fact. */
    private boolean isReadAsOriginal(Recorded<E> event) {
        return Origin.of(event.metadata())
                .map(Origin::type)
                .filter(type -> codec().reads(type) && isWanted(type))
                .isPresent();
    }

    /** Decodes those of the events that this subscriber reads. Each fact comes once, even if it was moved. */
    List<Recorded<E>> read(List<StoredEvent> events) {
        var rows = new EventRows<>(codec());
        return events.stream()
                .filter(event -> isWanted(event.encoded().type()))
                .flatMap(event -> rows.toRecorded(event).stream())
                .filter(event -> reads().test(codec().typeOf(event.event())) && !isReadAsOriginal(event))
                .toList();
    }
}
