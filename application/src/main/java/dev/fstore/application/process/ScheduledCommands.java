package dev.fstore.application.process;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ready-made process for commands that are sent later: each instance is one command with one deadline. It can be
 * cancelled or moved until it is sent.
 *
 * <p>Commands are kept as text, since the process cannot know their types. Start it as any other process, with an {@link
 * ActionHandler} that reads the text and handles the command.
 */
public final class ScheduledCommands
        implements ProcessManager<
                ScheduledCommands.Request, ScheduledCommands.Schedule, ScheduledCommands.Fact, String> {

    private static final String DEADLINE = "send";

    /** Requests to the process. */
    public sealed interface Request {

        /** Sends this command at that time. Until then, a later request replaces it. */
        record Send(String command, Instant at) implements Request {}

        /** Cancels the command, unless it was sent already. */
        record Cancel() implements Request {}

        /** Reports that the time has come. */
        record Elapsed(Instant at) implements Request {}
    }

    /** The process's own events. */
    public sealed interface Fact {

        /** The command was scheduled for this time. */
        record Scheduled(String command, Instant at) implements Fact {}

        /** The command was cancelled. */
        record Cancelled() implements Fact {}

        /** The command is due and is sent. */
        record Sent(String command) implements Fact {}
    }

    /** The state of one command. */
    public sealed interface Schedule {

        /** No command is scheduled. */
        record Empty() implements Schedule {}

        /** This command is sent at that time. */
        record Waiting(String command, Instant at) implements Schedule {}

        /** The command was sent or cancelled. This state is final. */
        record Over(Optional<String> sent) implements Schedule {}
    }

    /** Returns the process manager alone, for tests; {@link #runner} runs it. */
    public ScheduledCommands() {}

    /** Returns a runner of the process. */
    public static ProcessRunner<Request, Schedule, Fact, String> runner(String name) {
        return new ProcessRunner<>(name, new ScheduledCommands(), deadline -> new Request.Elapsed(deadline.at()));
    }

    @Override
    public Schedule initialState() {
        return new Schedule.Empty();
    }

    @Override
    public Schedule evolve(Schedule schedule, Fact fact) {
        return switch (fact) {
            case Fact.Scheduled(var command, var at) -> new Schedule.Waiting(command, at);
            case Fact.Cancelled cancelled -> new Schedule.Over(Optional.empty());
            case Fact.Sent(var command) -> new Schedule.Over(Optional.of(command));
        };
    }

    @Override
    public Either<NoRejection, List<Fact>> decide(Request request, Schedule schedule) {
        return switch (request) {
            case Request.Send(var command, var at) -> note(new Fact.Scheduled(command, at));
            case Request.Cancel cancel -> schedule instanceof Schedule.Waiting ? note(new Fact.Cancelled()) : note();
            case Request.Elapsed(var now) ->
                schedule instanceof Schedule.Waiting(var command, var at) && at.equals(now)
                        ? note(new Fact.Sent(command))
                        : note();
        };
    }

    @Override
    public boolean isFinal(Schedule schedule) {
        return schedule instanceof Schedule.Over;
    }

    @Override
    public List<String> pending(Schedule schedule) {
        return schedule instanceof Schedule.Over(var sent) ? sent.stream().toList() : List.of();
    }

    @Override
    public List<String> react(Fact fact, Schedule schedule) {
        return pending(schedule);
    }

    @Override
    public List<Deadline> deadlines(Schedule schedule) {
        return schedule instanceof Schedule.Waiting waiting ? List.of(new Deadline(DEADLINE, waiting.at())) : List.of();
    }
}
