package dev.fstore.example;

import picocli.CommandLine;

/** The entry point of {@code ./run}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Run())
                .setParameterExceptionHandler((e, arguments) -> {
                    e.getCommandLine().getErr().println(e.getMessage() + ". See ./run --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (!(e instanceof CannotStart)) {
                        throw e;
                    }
                    commandLine.getErr().println(e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}
