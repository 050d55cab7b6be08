package dev.fstore.postgres.subscription;

import dev.fstore.application.EventHandler;
import dev.fstore.application.Recorded;
import java.util.List;

/** One after the other. */
record Both<E>(EventHandler<E> first, EventHandler<E> second) implements EventHandler<E> {

    @Override
    public void handle(Recorded<E> event) {
        first.handle(event);
        second.handle(event);
    }

    @Override
    public void handleAll(List<Recorded<E>> events) {
        first.handleAll(events);
        second.handleAll(events);
    }
}
