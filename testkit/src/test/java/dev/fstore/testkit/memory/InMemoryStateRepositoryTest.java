package dev.fstore.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import dev.fstore.testkit.contract.StateRepositoryContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryStateRepositoryTest extends StateRepositoryContract {

    private final InMemoryStateRepository<Counter> repository = new InMemoryStateRepository<>();

    @Override
    protected StateRepository<Counter> repository() {
        return repository;
    }

    @Test
    void two_saves_for_one_stream_are_a_mistake() {
        var save = decided(
                new StreamId(EventRepositoryContract.DECIDER, UUID.randomUUID().toString()), new Counter(1, "sheep"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> save(save, save))
                .withMessageContaining(save.stream().toString());
        assertThat(load(save.stream()).version().number()).isZero();
    }
}
