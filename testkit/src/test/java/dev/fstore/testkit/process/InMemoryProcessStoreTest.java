package dev.fstore.testkit.process;

import dev.fstore.application.StreamId;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.time.InstantSource;

class InMemoryProcessStoreTest extends ProcessStoreContract {

    private final ProcessStore<Counted> store =
            new InMemoryProcessStore<>("counter", new InMemoryEventRepository<>(), InstantSource.system());

    @Override
    protected ProcessStore<Counted> store() {
        return store;
    }

    @Override
    protected StreamId stream(String instance) {
        return new StreamId("counter", instance);
    }
}
