package dev.fstore.example;

import dev.fstore.example.simulation.Progress;
import dev.fstore.example.simulation.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the command line can ask for. */
@Command(
        name = "./run",
        sortOptions = false,
        usageHelpWidth = 100,
        optionListHeading = "%n",
        description = {
            "Serves the order app on http://localhost:8080, with a PostgreSQL of its own that is gone afterwards. "
                    + "Ctrl-C stops it."
        },
        footer = {
            "",
            "Exit codes: 0 all went well (130 or 143 if a signal ended it), 1 something did not, 2 wrong arguments."
        })
final class Run implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8080;
    private static final int STOPPED_BY_SIGNAL = 130;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Serve on http://localhost:N instead; 0 takes any free port, as --simulate does by itself.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the database in this directory, and find it there the next time.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "Use this PostgreSQL, version 14 or newer, instead of one of our own: "
                    + "jdbc:postgresql://host/database?user=…&password=… or postgres://user:password@host/database. "
                    + "Its tables are created there if they are missing.")
    private Optional<String> db = Optional.empty();

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description = "Play N guests over HTTP, check that every order is in its view as acknowledged, print a "
                    + "summary, and stop.")
    private Optional<Integer> guests = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Play other guests: the same seed draws the same ones. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
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
                var app = App.start(database.dataSource(), port.orElse(guests.isPresent() ? 0 : DEFAULT_PORT))) {
            return guests.isPresent() ? simulate(app, guests.get(), stop) : serve(app, stop);
        } catch (RuntimeException | ExecutionException e) {
            if (stop.asked().isDone()) { // whatever failed, failed because of that
                return STOPPED_BY_SIGNAL;
            }
            throw e;
        } finally {
            stop.stopped();
        }
    }

    private Optional<DatabaseUrl> check() {
        port.filter(number -> number < 0 || number > 65_535).ifPresent(number -> {
            throw wrong("--port must be from 0 to 65535, not " + number);
        });
        guests.filter(number -> number < 1).ifPresent(number -> {
            throw wrong("--simulate needs at least one guest, not " + number);
        });
        if (data.isPresent() && db.isPresent()) {
            throw wrong("--data keeps a database of our own and --db uses another one: choose one of them");
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
