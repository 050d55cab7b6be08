package bank;

sealed interface Command {

    /** The account that decides. */
    String account();

    record Deposit(String account, long cents) implements Command {}

    record Withdraw(String account, long cents) implements Command {}

    record Transfer(String account, String to, long cents) implements Command {}
}
