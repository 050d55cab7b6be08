package dev.fstore.application;

import dev.fstore.domain.View;

/**
 * Keeps a view's state up to date, event by event: load, evolve, save. The docs of other libraries call it a
 * projection. As safe for concurrent use as its repository.
 */
public final class MaterializedView<S, E> implements EventHandler<E> {

    private final View<S, ? super E> view;
    private final ViewStateRepository<S, E> repository;

    public MaterializedView(View<S, ? super E> view, ViewStateRepository<S, E> repository) {
        this.view = view;
        this.repository = repository;
    }

    @Override
    public void handle(Recorded<E> event) {
        S state = repository.load(event).orElseGet(view::initialState);
        repository.save(event, view.evolve(state, event.event()));
    }
}
