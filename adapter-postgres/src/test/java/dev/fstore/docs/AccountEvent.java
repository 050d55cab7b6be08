package dev.fstore.docs;

sealed interface AccountEvent {
    record Deposited(int amount) implements AccountEvent {}

    record Withdrawn(int amount) implements AccountEvent {}
}
