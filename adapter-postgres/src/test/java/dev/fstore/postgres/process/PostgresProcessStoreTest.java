package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.StreamId;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.process.ProcessStoreContract;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresProcessStoreTest extends ProcessStoreContract {

    private final String process = "counter " + UUID.randomUUID();
    private final PostgresProcessStore<Counted> store;

    PostgresProcessStoreTest(TestDatabase testDatabase) {
        EventCodec<Counted> codec = EventCodec.<Counted>json().with(process, Counted.class);
        DSLContext database = Databases.pooled(testDatabase);
        new PostgresEventRepository<>(database, codec);
        store = new PostgresProcessStore<>(database, process, codec);
    }

    @Override
    protected ProcessStore<Counted> store() {
        return store;
    }

    @Override
    protected StreamId stream(String instance) {
        return new StreamId(process, instance);
    }

    @Test
    void an_instant_is_never_stored_as_an_earlier_one() {
        assertThat(stored("2026-11-28T12:00:00.000001001Z")).contains("2026-11-28T12:00:00.000002Z");
        assertThat(stored("2026-11-28T12:00:00.000001Z")).contains("2026-11-28T12:00:00.000001Z");
    }

    @Test
    void an_instant_that_nobody_will_see_is_not_stored_and_one_before_all_time_is_its_beginning() {
        assertThat(StoredInstant.of(Instant.MAX)).isEmpty();
        assertThat(StoredInstant.of(Instant.MIN).map(StoredInstant::text)).contains("0001-01-01T00:00:00Z");
    }

    private static Optional<String> stored(String instant) {
        return StoredInstant.of(Instant.parse(instant)).map(StoredInstant::text);
    }
}
