package bank;

import bank.Command.Deposit;
import bank.Command.Transfer;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.server.PostgresServer;
import java.io.PrintStream;
import java.time.Duration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var server = PostgresServer.temporary()) {
            run(server.url("postgres"), System.out);
        }
    }

    static void run(String url, PrintStream out) throws InterruptedException {
        var dataSource = new PGSimpleDataSource(); // in production, a connection pool
        dataSource.setUrl(url);
        EventStoreSchema.install(dataSource); // creates the event store, or brings it up to date
        var database = DSL.using(dataSource, SQLDialect.POSTGRES);
        var codec = EventCodec.<Event>json().with("account", Event.class);

        var accounts = new EventSourcedAggregate<>(
                new Account(),
                Account.transfers(),
                (Command command) -> new StreamId("account", command.account()),
                new PostgresEventRepository<>(database, codec));

        var statements = new PostgresViewStates<Statement, Event>(
                database, "statements", event -> event.stream().id(), StateCodec.json(Statement.class));
        var subscriber = Subscriber.transactional(
                "statements", codec, tx -> new MaterializedView<>(Statement.view(), statements.within(tx)));

        try (var subscription = Subscription.start(database, subscriber)) {
            var deposited = accounts.handle(new Deposit("ann", 100), Metadata.empty());
            out.println(deposited.map(Outcome::state));

            var refused = accounts.handle(new Transfer("ann", "bob", 130), Metadata.empty());
            out.println(refused.map(Outcome::state));

            var sent = accounts.handle(new Transfer("ann", "bob", 60), Metadata.empty());
            new ViewProgress(database, "statements").await(sent.get().events(), Duration.ofSeconds(30));
            out.println("ann: " + statements.find("ann"));
            out.println("bob: " + statements.find("bob"));
        }
    }
}
