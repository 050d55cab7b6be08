package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.testkit.Counted;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** The library itself gets by with the roles that the store offers, once its event types and views are registered. */
@ExtendWith(PostgresExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeastPrivilegeTest {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with("counter", Counted.class);
    private static final View<Integer, Counted> NUMBER = View.of(0, (number, event) -> number + 1);

    private final TestDatabase database;
    private final DSLContext owner;

    LeastPrivilegeTest(TestDatabase database) {
        this.database = database;
        this.owner = Databases.installed(database);
    }

    @Test
    void a_writer_can_write_and_a_consumer_can_consume() {
        new PostgresEventRepository<>(owner, CODEC); // declares the event types
        var names = Subscriber.transactional(
                "names",
                CODEC,
                transaction -> event -> transaction.execute(
                        "INSERT INTO names VALUES (?)", event.stream().id()));
        Subscription.register(owner, names);
        owner.execute("CREATE TABLE names (name text)");
        owner.execute("GRANT INSERT ON names TO fstore_consumer");
        var stream = new StreamId("counter", "1");
        var repository = new PostgresEventRepository<>(as("fstore_writer"), CODEC);

        var loaded = repository.load(stream, NUMBER);
        var stored = repository.append(
                List.of(new Append<>(stream, loaded.version(), List.of(new Counted.Renamed("Ada")), false)),
                Metadata.empty());

        assertThat(stored.isRight()).isTrue();
        try (var subscription = Subscription.start(as("fstore_consumer"), names)) {
            await().until(() -> owner.fetchCount(DSL.table("names")) == 1);
        }
    }

    private DSLContext as(String role) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setOptions("-c role=" + role);
        return DSL.using(dataSource, SQLDialect.POSTGRES);
    }
}
