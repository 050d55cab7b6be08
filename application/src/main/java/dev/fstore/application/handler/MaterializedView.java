package dev.fstore.application.handler;

import dev.fstore.application.Recorded;
import dev.fstore.domain.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the states of a view up to date: loads, evolves and saves them, once per batch of events. Other libraries call
 * it a projection. As thread-safe as its repository.
 */
public final class MaterializedView<S, E> implements EventHandler<E> {

    private final View<S, ? super E> view;
    private final ViewStateRepository<?, S, E> repository;

    public MaterializedView(View<S, ? super E> view, ViewStateRepository<?, S, E> repository) {
        this.view = view;
        this.repository = repository;
    }

    @Override
    public void handle(Recorded<E> event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Recorded<E>> events) {
        handleAll(events, repository);
    }

    private <K> void handleAll(List<Recorded<E>> events, ViewStateRepository<K, S, E> repository) {
        var byKey = events.stream()
                .collect(Collectors.groupingBy(repository::keyOf, LinkedHashMap::new, Collectors.toList()));
        var before = repository.load(byKey.keySet());
        repository.save(byKey.entrySet().stream()
                .map(entry -> evolved(entry.getKey(), before.get(entry.getKey()), entry.getValue()))
                .toList());
    }

    private <K> Evolved<K, S, E> evolved(K key, @Nullable S before, List<Recorded<E>> events) {
        S state = before == null ? view.initialState() : before;
        return new Evolved<>(
                key, view.fold(state, events.stream().map(Recorded::event).toList()), events);
    }
}
