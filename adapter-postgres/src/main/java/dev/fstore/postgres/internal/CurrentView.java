package dev.fstore.postgres.internal;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which view's handler is at work on the calling thread. */
public final class CurrentView {

    private static final ThreadLocal<@Nullable String> NAME = new ThreadLocal<>();

    private CurrentView() {}

    /** Empty on a thread of the application's. */
    public static Optional<String> name() {
        return Optional.ofNullable(NAME.get());
    }

    /** The same handler, whose thread knows that it works for {@code view}. */
    public static <E> EventHandler<E> named(String view, EventHandler<E> handler) {
        return new EventHandler<>() {

            @Override
            public void handle(Recorded<E> event) {
                within(view, () -> handler.handle(event));
            }

            @Override
            public void handleAll(List<Recorded<E>> events) {
                within(view, () -> handler.handleAll(events));
            }
        };
    }

    private static void within(String view, Runnable work) {
        var outer = NAME.get();
        NAME.set(view);
        try {
            work.run();
        } finally {
            NAME.set(outer);
        }
    }
}
