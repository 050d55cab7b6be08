package dev.fstore.docs;

import static dev.fstore.testkit.GivenWhenThen.givenStored;
import static dev.fstore.testkit.GivenWhenThen.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.SnapshottingEventRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.domain.View;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.History;
import dev.fstore.postgres.codec.JsonEventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.restream.Restream;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/evolving-events.md} that need a database, a folder or the testkit. */
@ExtendWith(PostgresExtension.class)
class EvolvingEventsOnPostgresTest {

    sealed interface Event {}

    sealed interface CartEvent extends Event {}

    record ItemAdded(String customer, String item) implements CartEvent {}

    record CartMoved() implements CartEvent {}

    record WishNoted(String item) implements Event {}

    record Wishes(int count) {}

    private static final View<Wishes, Event> WISHES = View.of(
            new Wishes(0), (wishes, event) -> event instanceof WishNoted ? new Wishes(wishes.count + 1) : wishes);

    private final JsonEventCodec<Event> codec =
            EventCodec.<Event>json().with("cart", CartEvent.class).with("customer", WishNoted.class);
    private final DSLContext database;

    EvolvingEventsOnPostgresTest(TestDatabase database) {
        EventStoreSchema.install(database.dataSource());
        this.database = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    @Test
    void carts_become_streams_of_their_customers() {
        var repository = new PostgresEventRepository<>(database, codec);
        for (var cart : List.of("c1", "c2")) {
            var added = new Append<Event>(
                    new StreamId("cart", cart), Version.NONE, List.of(new ItemAdded("ann", "tea")), false);
            repository.append(List.of(added), Metadata.empty());
        }

        var carts = new Restream<Event>(
                "carts to customers",
                "cart",
                event -> event.event() instanceof ItemAdded(var customer, var item)
                        ? Optional.of(new Restream.Moved<>(new StreamId("customer", customer), new WishNoted(item)))
                        : Optional.empty(),
                cart -> new CartMoved(),
                Set.of(),
                Duration.ofMinutes(1));
        carts.run(database, codec); // Report[streams=2, events=2]

        assertThat(carts.run(database, codec)).isEqualTo(new Restream.Report(0, 0));
        var snapshots = new PostgresStateRepository<>(database, StateCodec.snapshots(StateCodec.json(Wishes.class)));
        var customers =
                new SnapshottingEventRepository<>(repository, snapshots, Wishes.class, 100, Duration.ofMillis(50));
        assertThat(customers.load(new StreamId("customer", "ann"), WISHES).state())
                .isEqualTo(new Wishes(2));
    }

    @Test
    void a_catalogue_is_kept_up_to_date(@TempDir Path folder) {
        codec.catalogue("Shop", "1").writeTo(folder);

        assertThat(codec.catalogue("Shop", "1").writeTo(folder)).isEmpty();
    }

    @Test
    void specs_of_old_versions_and_of_events_that_are_stored() {
        var codec = EventCodec.<WishNoted>json()
                .with(History.<WishNoted>of("customer", WishNoted.class)
                        .named(WishNoted.class, "WishNoted", 2)
                        .upcast("WishNoted", 1, json -> json.put("item", "tea")));
        View<Integer, WishNoted> count = View.of(0, (wishes, event) -> wishes + 1);

        givenStored(codec::read, "customer", "WishNoted", 1, "{}").then(new WishNoted("tea"));

        through(codec::roundTrip).given(count, new WishNoted("tea")).then(1);
    }
}
