package dev.fstore.docs;

sealed interface AccountCommand {
    record Deposit(int amount) implements AccountCommand {}

    record Withdraw(int amount) implements AccountCommand {}
}
