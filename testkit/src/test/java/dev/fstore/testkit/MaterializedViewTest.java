package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counted.Renamed;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import dev.fstore.testkit.memory.InMemoryViewStateRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaterializedViewTest {

    @Test
    void every_event_moves_the_state_that_it_belongs_to() {
        var log = new InMemoryEventRepository<Counted>();
        append(log, "a", new Incremented(1), new Renamed("sheep"));
        append(log, "b", new Incremented(7));
        var states = new InMemoryViewStateRepository<StreamId, Counter, Counted>(Recorded::stream);
        var view = new MaterializedView<>(Counter.view(), states);

        log.events().forEach(view::handle);

        assertThat(states.find(stream("a"))).contains(new Counter(1, "sheep"));
        assertThat(states.find(stream("b"))).contains(new Counter(7, ""));
    }

    private static void append(InMemoryEventRepository<Counted> log, String id, Counted... events) {
        var version = log.load(stream(id), Counter.view()).version();
        log.append(List.of(new Append<>(stream(id), version, List.of(events), false)), Metadata.empty());
    }

    private static StreamId stream(String id) {
        return new StreamId("counter", id);
    }
}
