package dev.fstore.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Recorded;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.EventRepositoryContract;
import org.junit.jupiter.api.Test;

class InMemoryEventRepositoryTest extends EventRepositoryContract {

    private final InMemoryEventRepository<Counted> repository = new InMemoryEventRepository<>();

    @Override
    protected EventRepository<Counted> repository() {
        return repository;
    }

    @Test
    void all_events_are_in_the_order_of_their_offsets() {
        var stream = newStream();
        store(stream, new Incremented(1));
        store(newStream(), new Incremented(2));
        store(stream, new Incremented(3));

        assertThat(repository.events())
                .extracting(Recorded::event)
                .containsExactly(new Incremented(1), new Incremented(2), new Incremented(3));
        assertThat(repository.events()).extracting(Recorded::offset).containsExactly(1L, 2L, 3L);
    }
}
