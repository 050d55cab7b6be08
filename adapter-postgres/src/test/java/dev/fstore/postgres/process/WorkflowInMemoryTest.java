package dev.fstore.postgres.process;

import dev.fstore.postgres.process.Checkout.Step;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import dev.fstore.testkit.process.InMemoryProcessStore;
import java.time.InstantSource;

class WorkflowInMemoryTest extends WorkflowWithProcessSpec {

    WorkflowInMemoryTest() {
        super(places());
    }

    private static Places places() {
        var streams = new InMemoryEventRepository<Step>();
        return new Places(
                new InMemoryEventRepository<>(),
                new InMemoryProcessStore<>(CHECKOUT, streams, InstantSource.system()),
                streams);
    }
}
