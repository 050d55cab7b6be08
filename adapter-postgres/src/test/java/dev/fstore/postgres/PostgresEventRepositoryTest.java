package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.testkit.Counted;
import dev.fstore.testkit.Counter;
import dev.fstore.testkit.EventRepositoryContract;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresEventRepositoryTest extends EventRepositoryContract {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with(DECIDER, Counted.class);

    private final DSLContext database;
    private final EventRepository<Counted> repository;

    PostgresEventRepositoryTest(TestDatabase database) {
        this.database = Databases.installed(database);
        this.repository = new PostgresEventRepository<>(this.database, CODEC);
    }

    @Override
    protected EventRepository<Counted> repository() {
        return repository;
    }

    @Test
    void a_stream_longer_than_a_page_is_folded_whole() {
        var stream = new StreamId(DECIDER, UUID.randomUUID().toString());
        var events = IntStream.rangeClosed(1, 2_001)
                .<Counted>mapToObj(by -> new Counted.Incremented(1))
                .toList();
        var empty = repository.load(stream, Counter.view()).version();
        repository.append(List.of(new Append<>(stream, empty, events, false)), Metadata.empty());

        var loaded = repository.load(stream, Counter.view());

        assertThat(loaded.state().total()).isEqualTo(2_001);
        assertThat(loaded.version().number()).isEqualTo(2_001);
    }

    @Test
    void a_second_instance_finds_its_event_types_declared() {
        var second = new PostgresEventRepository<>(database, CODEC);

        assertThat(second.load(new StreamId(DECIDER, "nothing"), Counter.view())
                        .version()
                        .number())
                .isZero();
    }

    @Test
    void an_event_of_one_decider_cannot_enter_the_stream_of_another() {
        var append = new Append<Counted>(
                new StreamId("order", "1"), PostgresVersion.NONE, List.of(new Counted.Incremented(1)), false);

        assertThatThrownBy(() -> repository.append(List.of(append), Metadata.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Incremented belongs to decider counter")
                .hasMessageContaining("order/1");
    }

    @Test
    void a_version_from_elsewhere_is_refused() {
        Version foreign = () -> 7;
        var append = new Append<Counted>(
                new StreamId(DECIDER, "foreign"), foreign, List.of(new Counted.Incremented(1)), false);

        assertThatThrownBy(() -> repository.append(List.of(append), Metadata.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not read from this repository");
    }
}
