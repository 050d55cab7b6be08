package dev.fstore.benchmarks;

import dev.fstore.benchmarks.command.AppendCost;
import dev.fstore.benchmarks.command.CommandCost;
import dev.fstore.benchmarks.command.SnapshotCost;
import dev.fstore.benchmarks.command.StreamLengthCost;
import dev.fstore.benchmarks.delivery.DeliveryCost;
import dev.fstore.benchmarks.delivery.DrainCost;
import dev.fstore.benchmarks.delivery.EmptyFetchCost;
import dev.fstore.benchmarks.delivery.IdleConsumerCost;
import dev.fstore.benchmarks.delivery.RegistrationCost;
import dev.fstore.benchmarks.delivery.ViewsCost;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Database;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Page;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.view.IdleCost;
import dev.fstore.benchmarks.view.LatencyCost;
import dev.fstore.benchmarks.view.PoisonCost;
import dev.fstore.benchmarks.view.ProjectionCost;
import dev.fstore.server.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the event store costs, as ratios, in turns. */
@Command(
        name = "StoreCosts",
        mixinStandardHelpOptions = true,
        description = "Measures what the event store costs, and says whether the targets are met.")
final class StoreCosts implements Callable<Integer> {

    private enum Name {
        append,
        views,
        length,
        fetch,
        registration,
        delivery,
        drain,
        commands,
        snapshots,
        projections,
        latency,
        idle,
        poison,
        idleconsumer;

        Cost cost() {
            return switch (this) {
                case append -> new AppendCost();
                case views -> new ViewsCost();
                case length -> new StreamLengthCost();
                case fetch -> new EmptyFetchCost();
                case registration -> new RegistrationCost();
                case delivery -> new DeliveryCost();
                case drain -> new DrainCost();
                case commands -> new CommandCost();
                case snapshots -> new SnapshotCost();
                case projections -> new ProjectionCost();
                case latency -> new LatencyCost();
                case idle -> new IdleCost();
                case poison -> new PoisonCost();
                case idleconsumer -> new IdleConsumerCost();
            };
        }
    }

    @Option(
            names = "--db",
            description = "JDBC URL of a PostgreSQL whose schemas costs_... may be replaced. Default: one of its own.")
    private @Nullable String url;

    @Option(names = "--only", split = ",", description = "Some of: ${COMPLETION-CANDIDATES}.")
    private List<Name> only = Arrays.asList(Name.values());

    @Option(names = "--quick", description = "A tenth of the sizes, shorter and fewer rounds: to see whether it works.")
    private boolean quick;

    @Option(names = "--page", description = "Writes the figures there too, for example to docs/costs.md.")
    private @Nullable Path page;

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // silences Flyway
        System.exit(new CommandLine(new StoreCosts()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (url != null) {
            return measure(new Database(url));
        }
        try (var server = PostgresServer.temporary()) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close)); // if it is interrupted
            var database = new Database(server.url("postgres"));
            // A checkpoint would slow down only the contender whose turn it is.
            database.run("ALTER SYSTEM SET max_wal_size = '8GB'");
            database.run("ALTER SYSTEM SET checkpoint_timeout = '1h'");
            database.run("SELECT pg_reload_conf()");
            return measure(database);
        }
    }

    private int measure(Database database) throws Exception {
        var commit = Page.commit();
        var plan = new Plan(
                database, quick ? 5 : 15, quick ? Duration.ofMillis(300) : Duration.ofMillis(500), quick, System.err);
        var figures = new ArrayList<Figure>();
        for (var name : only) {
            plan.say(name.name());
            figures.addAll(name.cost().measure(plan));
        }
        System.out.println("| cost | figure | measured | target | holds |\n|---|---|---|---|---|");
        figures.forEach(figure -> System.out.println(figure.row()));
        if (page != null) {
            new Page(page).write(figures, database.version(), commit);
        }
        return CommandLine.ExitCode.OK;
    }
}
