package dev.fstore.application;

import java.util.List;

/** Handles stored events in the order of their streams; what decorators wrap. */
@FunctionalInterface
public interface EventHandler<E> {

    /** Handles one event. An exception means not handled: the event comes again. */
    void handle(Recorded<E> event);

    /** Handles several, of one stream or of many; for who can do it cheaper together. All or none, as far as it can. */
    default void handleAll(List<Recorded<E>> events) {
        events.forEach(this::handle);
    }

    /** A handler that hands the same events first to this one, then to {@code next}. */
    default EventHandler<E> andThen(EventHandler<E> next) {
        var first = this;
        return new EventHandler<>() {

            @Override
            public void handle(Recorded<E> event) {
                first.handle(event);
                next.handle(event);
            }

            @Override
            public void handleAll(List<Recorded<E>> events) {
                first.handleAll(events);
                next.handleAll(events);
            }
        };
    }
}
