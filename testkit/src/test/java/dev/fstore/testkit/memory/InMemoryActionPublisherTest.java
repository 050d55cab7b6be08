package dev.fstore.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Metadata;
import dev.fstore.application.handler.ActionPublisher;
import dev.fstore.testkit.contract.ActionPublisherContract;
import dev.fstore.testkit.contract.Count;
import dev.fstore.testkit.contract.Count.Increment;
import dev.fstore.testkit.contract.Published;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryActionPublisherTest extends ActionPublisherContract {

    private final InMemoryActionPublisher<Count> publisher = new InMemoryActionPublisher<>();

    @Override
    protected ActionPublisher<Count> publisher() {
        return publisher;
    }

    @Override
    protected List<Published<Count>> received() {
        return publisher.published();
    }

    @Test
    void an_action_that_is_published_twice_is_recorded_twice() {
        publisher.publish(new Increment(2), Metadata.empty());
        publisher.publish(new Increment(2), Metadata.empty());

        var published = new Published<Count>(new Increment(2), Metadata.empty());
        assertThat(publisher.published()).containsExactly(published, published);
    }
}
