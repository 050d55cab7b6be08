package dev.fstore.example;

import dev.fstore.example.checkout.SimulatedGateway;
import dev.fstore.example.simulation.Progress;
import dev.fstore.example.simulation.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code ./run}. */
@Command(
        name = "./run",
        sortOptions = false,
        usageHelpWidth = 100,
        optionListHeading = "%n",
        description = {
            "Serves the order app on http://localhost:8080, on a temporary PostgreSQL of its own. " + "Ctrl-C stops it."
        },
        footer = {"", "Exit codes: 0 success (130 or 143 if a signal ended it), 1 failure, 2 wrong arguments."})
final class Run implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8080;
    private static final int STOPPED_BY_SIGNAL = 130;
    private static final Duration SLOWEST_ANSWER = Duration.ofMillis(300);
    private static final double OUT_OF_REACH = 0.1;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Serve on http://localhost:N instead; 0 takes any free port, as --simulate does by itself.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the database in this directory for the next run.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "Use this PostgreSQL, version 14 or newer: "
                    + "jdbc:postgresql://host/database?user=…&password=… or postgres://user:password@host/database. "
                    + "Tables that are missing are created.")
    private Optional<String> db = Optional.empty();

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description = "Simulate N guests over HTTP, check that the views show every acknowledged order, print a "
                    + "summary, and stop.")
    private Optional<Integer> guests = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Simulate other guests. The same seed draws the same guests. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--pay-within",
            paramLabel = "S",
            description = "Cancel orders that are not paid within S seconds. Default: 900, and 5 with --simulate.")
    private Optional<Integer> payWithin = Optional.empty();

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli wants a field
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        var url = check();
        var stop = StopSignal.install();
        try (var database = database(url);
                var app = App.start(
                        database.dataSource(),
                        port.orElse(guests.isPresent() ? 0 : DEFAULT_PORT),
                        new SimulatedGateway(SLOWEST_ANSWER, OUT_OF_REACH),
                        Duration.ofSeconds(payWithin.orElse(guests.isPresent() ? 15 : 900)))) {
            return guests.isPresent() ? simulate(app, guests.get(), stop) : serve(app, stop);
        } catch (RuntimeException | ExecutionException e) {
            if (stop.asked().isDone()) { // the failure is a consequence of the stop
                return STOPPED_BY_SIGNAL;
            }
            throw e;
        } finally {
            stop.stopped();
        }
    }

    private Optional<DatabaseUrl> check() {
        port.filter(number -> number < 0 || number > 65_535).ifPresent(number -> {
            throw wrong("--port must be from 0 to 65535, but was " + number);
        });
        guests.filter(number -> number < 1).ifPresent(number -> {
            throw wrong("--simulate must be at least 1, but was " + number);
        });
        payWithin.filter(seconds -> seconds < 1).ifPresent(seconds -> {
            throw wrong("--pay-within must be at least 1, but was " + seconds);
        });
        if (data.isPresent() && db.isPresent()) {
            throw wrong("--data and --db exclude each other: choose one of them");
        }
        try {
            return db.map(DatabaseUrl::parse);
        } catch (IllegalArgumentException e) {
            throw wrong("--db is " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Database database(Optional<DatabaseUrl> url) {
        return url.map(Database::at).or(() -> data.map(Database::keptIn)).orElseGet(Database::temporary);
    }

    private int serve(App app, StopSignal stop) {
        if (!stop.asked().isDone()) {
            say("The order app is at %s. Ctrl-C stops it.".formatted(app.address()));
        }
        stop.asked().join();
        return ExitCode.OK;
    }

    private int simulate(App app, int howMany, StopSignal stop) throws ExecutionException, InterruptedException {
        var report = stop.unlessAsked(() -> {
            try (var progress = Progress.of(howMany)) {
                return new Simulation(app.address(), howMany, seed).play(progress::step);
            }
        });
        report.ifPresent(this::say);
        return report.map(played -> played.passed() ? ExitCode.OK : ExitCode.SOFTWARE)
                .orElse(STOPPED_BY_SIGNAL);
    }

    private void say(Object text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
