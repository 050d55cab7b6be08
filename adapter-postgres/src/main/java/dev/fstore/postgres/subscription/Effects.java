package dev.fstore.postgres.subscription;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.internal.CurrentView;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The effects of a subscriber: in the transaction of the acknowledgement, or anywhere. */
sealed interface Effects<E> {

    /** Whether a {@linkplain Rebuild rebuild} must not repeat some of the effects. */
    boolean isGated();

    /** Makes the handler for one transaction. A handler that works at least once takes no part in it. */
    EventHandler<E> handler(DSLContext transaction, boolean isHistory);

    /**
     * Effects in the database of the store. Each function makes a handler for one transaction.
     *
     * @param gated effects that a rebuild must not repeat
     */
    record Transactional<E>(
            Function<DSLContext, EventHandler<E>> handler, Optional<Function<DSLContext, EventHandler<E>>> gated)
            implements Effects<E> {

        /** Handlers that know for which view they work. */
        static <E> Function<DSLContext, EventHandler<E>> named(
                String view, Function<DSLContext, EventHandler<E>> handler) {
            requireHandler(handler);
            return transaction -> CurrentView.named(view, handler.apply(transaction));
        }

        @Override
        public boolean isGated() {
            return gated.isPresent();
        }

        @Override
        public EventHandler<E> handler(DSLContext transaction, boolean isHistory) {
            var always = handler.apply(transaction);
            return gated.filter(any -> !isHistory)
                    .map(more -> always.andThen(more.apply(transaction)))
                    .orElse(always);
        }
    }

    private static void requireHandler(Object handler) {
        if (handler == null) {
            throw new IllegalArgumentException("The handler of a subscriber must not be null");
        }
    }

    /** Effects anywhere else. */
    record AtLeastOnce<E>(EventHandler<E> handler) implements Effects<E> {

        public AtLeastOnce {
            requireHandler(handler);
        }

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
