package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.handler.EphemeralView;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

class EphemeralViewTest {

    @Test
    void it_shows_a_stream_as_it_is_now_and_an_unknown_one_as_its_beginning() {
        var events = new InMemoryEventRepository<Counted>();
        var totals = new EphemeralView<>(Counter.view(), events);
        var stream = new StreamId("counter", "a");
        assertThat(totals.of(stream)).isEqualTo(new Counter(0, ""));

        events.append(
                List.of(new Append<>(stream, Version.NONE, List.of(new Incremented(3)), false)), Metadata.empty());

        assertThat(totals.of(stream).total()).isEqualTo(3);
    }
}
