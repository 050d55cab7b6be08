package dev.fstore.docs;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.docs.AccountCommand.Deposit;
import dev.fstore.docs.AccountCommand.Withdraw;
import dev.fstore.docs.AccountEvent.Deposited;
import dev.fstore.docs.AccountEvent.Withdrawn;
import dev.fstore.domain.Decider;
import io.vavr.control.Either;
import java.util.List;

final class AccountDecider implements Decider<AccountCommand, Integer, AccountEvent, Overdrawn> {

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public Either<Overdrawn, List<AccountEvent>> decide(AccountCommand command, Integer balance) {
        return switch (command) {
            case Deposit(int amount) -> accept(new Deposited(amount));
            case Withdraw(int amount) when amount > balance -> reject(new Overdrawn(amount - balance));
            case Withdraw(int amount) -> accept(new Withdrawn(amount));
        };
    }

    @Override
    public Integer evolve(Integer balance, AccountEvent event) {
        return switch (event) {
            case Deposited(int amount) -> balance + amount;
            case Withdrawn(int amount) -> balance - amount;
        };
    }
}
