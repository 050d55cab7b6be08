package dev.fstore.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import dev.fstore.testkit.contract.ViewStateRepositoryContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryViewStateRepositoryTest extends ViewStateRepositoryContract {

    private final InMemoryViewStateRepository<StreamId, Counter, Counted> repository =
            new InMemoryViewStateRepository<>(Recorded::stream);

    @Override
    protected ViewStateRepository<StreamId, Counter, Counted> repository() {
        return repository;
    }

    @Test
    void a_state_is_found_by_the_key_of_its_event() {
        var byDecider = new InMemoryViewStateRepository<String, Counter, Counted>(
                recorded -> recorded.stream().decider());
        var view = new MaterializedView<>(Counter.view(), byDecider);
        view.handle(recorded(
                new StreamId(EventRepositoryContract.DECIDER, UUID.randomUUID().toString()),
                1,
                new Counted.Incremented(2)));
        view.handle(recorded(
                new StreamId(EventRepositoryContract.DECIDER, UUID.randomUUID().toString()),
                1,
                new Counted.Incremented(3)));

        assertThat(byDecider.find(EventRepositoryContract.DECIDER)).contains(new Counter(5, ""));
        assertThat(byDecider.find("another")).isEmpty();
    }
}
