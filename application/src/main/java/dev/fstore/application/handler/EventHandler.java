package dev.fstore.application.handler;

import dev.fstore.application.Recorded;
import java.util.List;

/** Handles stored events in the order of their streams. Views and sagas implement it, and decorators wrap it. */
@FunctionalInterface
public interface EventHandler<E> {

    /** Handles one event. If it throws, the event is redelivered. */
    void handle(Recorded<E> event);

    /**
     * Handles several events, of one stream or of many. Override it if a batch is cheaper than single events; handle
     * all of them or none as far as possible.
     */
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
