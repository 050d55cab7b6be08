package dev.fstore.testkit;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts whose bookings name the bookings that follow, so that a test spells out a whole chain in one command. Notes
 * the balance that every decision saw.
 */
final class Ledger implements Decider<Ledger.Book, Integer, Ledger.Booked, String> {

    record Book(String account, int amount, List<Book> next) {}

    record Booked(int amount, List<Book> next) {}

    static final Saga<Booked, Book> FOLLOW_UP = Booked::next;

    final List<Integer> balancesSeen = new ArrayList<>();

    static Book book(String account, int amount, Book... next) {
        return new Book(account, amount, List.of(next));
    }

    static StreamId stream(String account) {
        return new StreamId("account", account);
    }

    @Override
    public Either<String, List<Booked>> decide(Book command, Integer balance) {
        balancesSeen.add(balance);
        if (command.amount == 0) {
            return accept();
        }
        return balance + command.amount < -100 ? reject("overdrawn") : accept(new Booked(command.amount, command.next));
    }

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public Integer evolve(Integer balance, Booked event) {
        return balance + event.amount;
    }

    /** An account that is emptied is closed. */
    @Override
    public boolean isFinal(Integer balance) {
        return balance == 0;
    }
}
