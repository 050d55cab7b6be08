package dev.fstore.testkit;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reminds of a bill every day until it is paid, and gives up after three reminders. */
public final class Reminders implements ProcessManager<Reminders.Told, Reminders.Bill, Reminders.Noted, String> {

    public static final Duration DAY = Duration.ofDays(1);

    public sealed interface Told {}

    public record Sent(Instant at) implements Told {}

    public record Paid() implements Told {}

    public record Elapsed(Deadline deadline) implements Told {}

    public sealed interface Noted {}

    public record Billed(Instant at) implements Noted {}

    public record Reminded(Instant at) implements Noted {}

    public record Settled() implements Noted {}

    /**
     * The state of a bill.
     *
     * @param next when the next reminder is due; the beginning of time while nothing was sent
     */
    public record Bill(Instant next, int reminders, boolean settled) {

        boolean isOpen() {
            return next.isAfter(Instant.EPOCH) && !settled && reminders < 3;
        }
    }

    @Override
    public Bill initialState() {
        return new Bill(Instant.EPOCH, 0, false);
    }

    @Override
    public Bill evolve(Bill bill, Noted noted) {
        return switch (noted) {
            case Billed(var at) -> new Bill(at.plus(DAY), bill.reminders, bill.settled);
            case Reminded(var at) -> new Bill(at.plus(DAY), bill.reminders + 1, bill.settled);
            case Settled() -> new Bill(bill.next, bill.reminders, true);
        };
    }

    @Override
    public Either<NoRejection, List<Noted>> decide(Told told, Bill bill) {
        return switch (told) {
            case Sent(var at) -> bill.next.equals(Instant.EPOCH) ? note(new Billed(at)) : note();
            case Paid() -> bill.settled ? note() : note(new Settled());
            case Elapsed(var deadline) -> bill.isOpen() ? note(new Reminded(deadline.at())) : note();
        };
    }

    @Override
    public boolean isFinal(Bill bill) {
        return bill.settled && bill.next.isAfter(Instant.EPOCH);
    }

    @Override
    public List<String> pending(Bill bill) {
        return bill.isOpen() && bill.reminders > 0 ? List.of("reminder " + bill.reminders) : List.of();
    }

    @Override
    public List<String> react(Noted noted, Bill bill) {
        return noted instanceof Reminded ? pending(bill) : List.of();
    }

    @Override
    public List<Deadline> deadlines(Bill bill) {
        return bill.isOpen() ? List.of(new Deadline("reminder", bill.next)) : List.of();
    }
}
