package dev.fstore.testkit.process;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessIntake;
import dev.fstore.application.process.ProcessOutlet;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.testkit.Reminders;
import dev.fstore.testkit.Reminders.Bill;
import dev.fstore.testkit.Reminders.Noted;
import dev.fstore.testkit.Reminders.Told;
import dev.fstore.testkit.contract.Published;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reminders at work in memory: bills come in as events of their own streams, and the time is moved by hand. */
final class Billing {

    static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    final InMemoryEventRepository<Told> bills = new InMemoryEventRepository<>();
    final InMemoryEventRepository<Noted> notes = new InMemoryEventRepository<>();
    final ProcessRunner<Told, Bill, Noted, String> runner =
            new ProcessRunner<>("reminders", new Reminders(), Reminders.Elapsed::new);
    final List<Published<String>> letters = new ArrayList<>();
    Instant now = NOON;
    Optional<Told> answer = Optional.empty();
    final InMemoryProcessStore<Noted> store = new InMemoryProcessStore<>("reminders", notes, () -> now);
    final ProcessClock<Bill, Noted> clock = new ProcessClock<>(runner, store);
    private int reactedTo = 0;

    /** Something happened to a bill. */
    Recorded<Told> happened(String bill, Told what) {
        var stream = new StreamId("bill", bill);
        var known = bills.events().stream()
                .filter(event -> event.stream().equals(stream))
                .toList();
        var version = known.isEmpty() ? Version.NONE : Version.of(known.getLast());
        return bills.append(List.of(new Append<>(stream, version, List.of(what), false)), Metadata.empty())
                .get()
                .getFirst();
    }

    void deliver(List<Recorded<Told>> events) {
        store.transaction(instances -> {
            new ProcessIntake<>(
                            runner,
                            (Recorded<Told> event) ->
                                    List.of(new ProcessInput<>(event.stream().id(), event.event())),
                            instances)
                    .handleAll(events);
            return events;
        });
    }

    void wait(Duration duration) {
        now = now.plus(duration);
    }

    /** Reacts to everything that was noted since. */
    void react() {
        var events = notes.events();
        events.subList(reactedTo, events.size()).forEach(this::react);
        reactedTo = events.size();
    }

    void react(Recorded<Noted> event) {
        new ProcessOutlet<>(
                        runner,
                        notes,
                        (String letter, Metadata metadata) -> {
                            letters.add(new Published<>(letter, metadata));
                            return answer;
                        },
                        store)
                .handle(event);
    }

    List<Noted> noted() {
        return notes.events().stream().map(Recorded::event).toList();
    }
}
