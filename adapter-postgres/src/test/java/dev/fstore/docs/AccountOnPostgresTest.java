package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.MaterializedView;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.ViewStateRepository;
import dev.fstore.docs.AccountCommand.Deposit;
import dev.fstore.docs.AccountCommand.Withdraw;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.postgres.EventCodec;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.FailurePolicy;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.Subscription;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountOnPostgresTest {

    /** How much went in, ever. */
    private static final View<Integer, AccountEvent> TURNOVER = View.of(0, (turnover, event) -> switch (event) {
        case AccountEvent.Deposited(int amount) -> turnover + amount;
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

        database.execute("CREATE TABLE turnovers (account text PRIMARY KEY, amount int)");
        var turnovers = Subscription.start(
                database,
                "turnovers",
                codec,
                tx -> new MaterializedView<>(TURNOVER, new Turnovers(tx)),
                FailurePolicy.usual());

        await().until(() -> database.fetchExists(DSL.table("turnovers"), DSL.condition("amount = 100")));
        turnovers.close();
        var refused = accounts.handle(new Withdraw(130), Metadata.empty());
        assertThat(refused.getLeft()).hasToString("Rejected[stream=account/alice, rejection=Overdrawn[missing=30]]");
    }

    record Turnovers(DSLContext tx) implements ViewStateRepository<Integer, AccountEvent> {

        @Override
        public Optional<Integer> load(Recorded<AccountEvent> event) {
            return tx.fetchOptional(
                            "SELECT amount FROM turnovers WHERE account = ?",
                            event.stream().id())
                    .map(row -> row.get(0, Integer.class));
        }

        @Override
        public void save(Recorded<AccountEvent> event, Integer turnover) {
            tx.execute(
                    "INSERT INTO turnovers VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET amount = excluded.amount",
                    event.stream().id(),
                    turnover);
        }
    }
}
