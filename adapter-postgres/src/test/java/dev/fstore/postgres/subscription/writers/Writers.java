package dev.fstore.postgres.subscription.writers;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Metadata;
import dev.fstore.application.Retrying;
import dev.fstore.postgres.AdditionCommands;
import dev.fstore.postgres.AdditionCommands.Addition;
import dev.fstore.postgres.AdditionCommands.Answer;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Eight threads that send commands, each under an id of its own, and keep the answers. Half of them retry until a command is
 * answered. The others never retry.
 */
public final class Writers implements AutoCloseable {

    public static final int THREADS = 8;

    /** Commands that may or may not be stored. */
    public final Queue<Addition> unanswered = new ConcurrentLinkedQueue<>();

    public final Queue<Answer> acknowledged = new ConcurrentLinkedQueue<>();

    private final Queue<Addition> unsent;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> running;

    public Writers(AdditionCommands additions, CommandHandler<Step, Long, Changed, String> handler) {
        unsent = new ConcurrentLinkedQueue<>(additions.commands());
        var patient = new Retrying<>(handler, Integer.MAX_VALUE);
        running = Stream.iterate(0, i -> i < THREADS, i -> i + 1)
                .<Future<?>>map(i -> threads.submit(() -> sendAll(i % 2 == 0 ? patient : handler)))
                .toList();
    }

    private void sendAll(CommandHandler<Step, Long, Changed, String> handler) {
        for (var next = unsent.poll(); next != null && !threads.isShutdown(); next = unsent.poll()) {
            send(next, handler);
        }
    }

    private void send(Addition command, CommandHandler<Step, Long, Changed, String> handler) {
        try {
            var outcome = handler.handle(command.step(), Metadata.empty().withCommandId(command.id()));
            if (outcome.isRight()) {
                acknowledged.add(new Answer(command, outcome));
            } else {
                unanswered.add(command);
            }
        } catch (RuntimeException e) {
            unanswered.add(command);
        }
    }

    public int answered() {
        return acknowledged.size() + unanswered.size();
    }

    /** Waits until all commands are sent. */
    public void join() throws Exception {
        for (var each : running) {
            each.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
