package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.docs.AccountCommand.Deposit;
import dev.fstore.docs.AccountCommand.Withdraw;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AccountOnPostgresTest {

    /** How much went in, ever. */
    record Turnover(int amount) {}

    private static final View<Turnover, AccountEvent> TURNOVER =
            View.of(new Turnover(0), (turnover, event) -> switch (event) {
                case AccountEvent.Deposited(int amount) -> new Turnover(turnover.amount + amount);
                case AccountEvent.Withdrawn withdrawn -> turnover;
            });

    private final DataSource dataSource;

    AccountOnPostgresTest(TestDatabase database) {
        this.dataSource = database.dataSource();
    }

    @Test
    void from_a_command_to_a_query() {
        EventStoreSchema.install(dataSource);
        var database = DSL.using(dataSource, SQLDialect.POSTGRES);
        var codec = EventCodec.<AccountEvent>json().with("account", AccountEvent.class);

        var accounts = new EventSourcedAggregate<AccountCommand, Integer, AccountEvent, Overdrawn>(
                new AccountDecider(),
                Saga.none(),
                command -> new StreamId("account", "alice"),
                new PostgresEventRepository<>(database, codec));

        accounts.handle(new Deposit(100), Metadata.empty()); // Right(Outcome[state=100, events=[…]])
        accounts.handle(new Withdraw(130), Metadata.empty()); // Left(Rejected[stream=account/alice, …])

        var states = new PostgresViewStates<Turnover, AccountEvent>(
                database, "turnovers", event -> event.stream().id(), StateCodec.json(Turnover.class));

        var turnovers = Subscription.start(
                database,
                Subscriber.transactional(
                        "turnovers", codec, tx -> new MaterializedView<>(TURNOVER, states.within(tx))));

        states.find("alice"); // Optional[Turnover[amount=100]], in a moment

        await().until(() -> states.find("alice").equals(Optional.of(new Turnover(100))));
        turnovers.close();
        var refused = accounts.handle(new Withdraw(130), Metadata.empty());
        assertThat(refused.getLeft()).hasToString("Rejected[stream=account/alice, rejection=Overdrawn[missing=30]]");
    }
}
