package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import org.junit.jupiter.api.Test;

class OwnStreamsTest extends EventRepositoryContract {

    private final InMemoryEventRepository<Counted> shared = new InMemoryEventRepository<>();
    private final EventRepository<Counted> own = new OwnStreams<>(shared);

    @Override
    protected EventRepository<Counted> repository() {
        return own;
    }

    @Test
    void nobody_else_has_the_same_streams() {
        var stream = newStream();
        store(stream, new Incremented(1));

        assertThat(shared.load(stream, Counter.view()).version().number()).isZero();
        assertThat(new OwnStreams<>(shared)
                        .load(stream, Counter.view())
                        .version()
                        .number())
                .isZero();
        assertThat(shared.events()).hasSize(1);
    }
}
