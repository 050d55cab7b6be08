package dev.fstore.domain;

import java.util.List;

record CombinedView<E>(Routes routes, List<? extends View<Object, E>> parts) implements View<CombinedState, E> {

    @Override
    public CombinedState initialState() {
        return CombinedState.initial(parts);
    }

    @Override
    public CombinedState evolve(CombinedState state, E event) {
        int part = routes.partOf(event);
        return state.with(part, parts.get(part).evolve(state.at(part), event));
    }
}
