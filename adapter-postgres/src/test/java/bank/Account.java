package bank;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import bank.Command.Deposit;
import bank.Command.Transfer;
import bank.Command.Withdraw;
import bank.Event.Deposited;
import bank.Event.Transferred;
import bank.Event.Withdrawn;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.List;

/** Decides on the balance of one account, in cents. */
final class Account implements Decider<Command, Long, Event, Account.Overdrawn> {

    record Overdrawn(long missingCents) {}

    @Override
    public Long initialState() {
        return 0L;
    }

    @Override
    public Either<Overdrawn, List<Event>> decide(Command command, Long balance) {
        return switch (command) {
            case Deposit(var account, var cents) -> accept(new Deposited(cents));
            case Withdraw(var account, var cents) when cents <= balance -> accept(new Withdrawn(cents));
            case Withdraw(var account, var cents) -> reject(new Overdrawn(cents - balance));
            case Transfer(var account, var to, var cents) when cents <= balance -> accept(new Transferred(to, cents));
            case Transfer(var account, var to, var cents) -> reject(new Overdrawn(cents - balance));
        };
    }

    @Override
    public Long evolve(Long balance, Event event) {
        return switch (event) {
            case Deposited(var cents) -> balance + cents;
            case Withdrawn(var cents) -> balance - cents;
            case Transferred(var to, var cents) -> balance - cents;
        };
    }

    /** The receiver of a transfer gets a deposit. */
    static Saga<Event, Command> transfers() {
        return event -> switch (event) {
            case Transferred(var to, var cents) -> List.of(new Deposit(to, cents));
            case Deposited deposited -> List.of();
            case Withdrawn withdrawn -> List.of();
        };
    }
}
