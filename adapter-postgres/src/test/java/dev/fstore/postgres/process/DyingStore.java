package dev.fstore.postgres.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.View;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Dies in some transactions, when all is done but the commit. */
record DyingStore<E>(ProcessStore<E> store, BooleanSupplier isDying) implements ProcessStore<E> {

    @Override
    public <T> T transaction(Function<? super ProcessInstances<E>, ? extends T> work) {
        return store.transaction(instances -> {
            T result = work.apply(instances);
            if (isDying.getAsBoolean()) {
                throw new TransientFaultException("Killed before the commit", new IllegalStateException());
            }
            return result;
        });
    }

    @Override
    public <S> S stateAfter(Recorded<E> event, View<S, E> view) {
        return store.stateAfter(event, view);
    }

    @Override
    public Duration untilNextDue() {
        return store.untilNextDue();
    }
}
