package bank;

sealed interface Event {

    record Deposited(long cents) implements Event {}

    record Withdrawn(long cents) implements Event {}

    record Transferred(String to, long cents) implements Event {}
}
