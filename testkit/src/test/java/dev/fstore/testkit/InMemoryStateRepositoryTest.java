package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.application.StateRepository;
import org.junit.jupiter.api.Test;

class InMemoryStateRepositoryTest extends StateRepositoryContract {

    private final InMemoryStateRepository<Counter> repository = new InMemoryStateRepository<>();

    @Override
    protected StateRepository<Counter> repository() {
        return repository;
    }

    @Test
    void two_saves_for_one_stream_are_a_mistake() {
        var save = decided(CounterStreams.newStream(), new Counter(1, "sheep"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> save(save, save))
                .withMessageContaining(save.stream().toString());
        assertThat(load(save.stream()).version().number()).isZero();
    }
}
