package dev.fstore.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.payment.PaymentEvent;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ShopOnPostgresTest extends ShopSpec {

    private static final EventCodec<ShopEvent> CODEC = EventCodec.<ShopEvent>json()
            .with("restaurant", RestaurantEvent.class)
            .with("order", OrderEvent.class)
            .with("payment", PaymentEvent.class);

    private final DSLContext database;

    ShopOnPostgresTest(TestDatabase database) {
        super(repository(database));
        this.database = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    private static EventRepository<ShopEvent> repository(TestDatabase database) {
        EventStoreSchema.install(database.dataSource());
        return new PostgresEventRepository<>(DSL.using(database.dataSource(), SQLDialect.POSTGRES), CODEC);
    }

    @Test
    void a_command_and_everything_that_follows_from_it_are_one_transaction() {
        var shop = new EventSourcedAggregate<>(Shop.decider(), FAST_FOOD, ShopCommand::stream, repository);
        var id = UUID.randomUUID();

        assertThat(shop.handle(open, Metadata.empty()).isRight()).isTrue();
        assertThat(shop.handle(place, Metadata.empty().withCommandId(id)).get().events())
                .hasSize(4);

        assertThat(database.fetchValue("SELECT count(DISTINCT transaction_id) FROM events WHERE command_id = ?", id))
                .isEqualTo(1L);
    }
}
