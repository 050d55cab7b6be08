package dev.fstore.postgres;

import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Failure;
import dev.fstore.application.Failure.NotAppended;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Commands that add to some numbers, each with an id of its own, and what was wrong with what became of them. */
public record AdditionCommands(List<String> numbers, List<Addition> commands) {

    public record Addition(UUID id, Step step) {

        /** It, and all that follows from it. */
        public Stream<Step> steps() {
            return Stream.concat(Stream.of(step), step.next().stream());
        }
    }

    /** A command, and the answer to it. */
    public record Answer(Addition command, Either<Failure<String>, Outcome<Long, Changed>> outcome) {}

    /** Half of the commands are about one number, the others about up to four, of which they may only look at some. */
    public static AdditionCommands draw(int count, int numbers, Random random) {
        var prefix = UUID.randomUUID() + " ";
        var names = Stream.iterate(0, i -> i < numbers, i -> i + 1)
                .map(i -> prefix + i)
                .toList();
        var commands = new ArrayList<Addition>();
        for (int i = 0; i < count; i++) {
            var next = new ArrayList<Step>();
            for (int more = Math.max(0, random.nextInt(-3, 4)); more > 0; more--) {
                next.add(NumberDecider.add(names.get(random.nextInt(numbers)), Math.max(0, random.nextInt(-2, 3))));
            }
            var first = names.get(random.nextInt(numbers));
            commands.add(new Addition(
                    UUID.randomUUID(), NumberDecider.add(first, random.nextInt(1, 10), next.toArray(Step[]::new))));
        }
        return new AdditionCommands(names, List.copyOf(commands));
    }

    public List<Answer> sentBy(int threads, CommandHandler<Step, Long, Changed, String> handler) throws Exception {
        try (var senders = Executors.newFixedThreadPool(threads)) {
            var sent = new ArrayList<Future<Answer>>();
            for (var command : commands) {
                var metadata = Metadata.empty().withCommandId(command.id);
                sent.add(senders.submit(() -> new Answer(command, handler.handle(command.step, metadata))));
            }
            var answers = new ArrayList<Answer>();
            for (var each : sent) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    /** Answers that do not say what is stored. */
    public static List<String> contradictions(List<Answer> answers, EventRepository<Changed> store) {
        var contradictions = new ArrayList<String>();
        for (var answer : answers) {
            var stored = store.eventsOf(answer.command.id);
            boolean isTrue = answer.outcome.fold(
                    failure -> failure instanceof NotAppended<String>(Conflict conflict) && stored.isEmpty(),
                    outcome -> outcome.events().equals(stored)
                            && stored.size()
                                    == answer.command
                                            .steps()
                                            .filter(step -> step.operand() > 0)
                                            .count());
            if (!isTrue) {
                contradictions.add("%s, but %s are stored".formatted(answer, stored));
            }
        }
        return contradictions;
    }

    /** Numbers that are not the sum of what was added to them by the commands that succeeded. */
    public List<String> wrong(List<Answer> answers, EventRepository<Changed> store) {
        Map<String, Long> sums = new TreeMap<>();
        numbers.forEach(number -> sums.put(number, 0L));
        answers.stream()
                .filter(answer -> answer.outcome.isRight())
                .flatMap(answer -> answer.command.steps())
                .forEach(step -> sums.merge(step.number(), step.operand(), Long::sum));
        return sums.entrySet().stream()
                .filter(sum -> NumberDecider.value(sum.getKey(), store) != sum.getValue())
                .map(sum -> "%s is %s".formatted(sum, NumberDecider.value(sum.getKey(), store)))
                .toList();
    }
}
