package dev.fstore.postgres.faults;

/** What an application is doing while a fault strikes. */
enum Work {
    APPEND,
    COMMAND,
    VIEW,
    VIEW_IN_ONE_ORDER,
    SAGA_AT_LEAST_ONCE,
    REBUILD;

    boolean isWriting() {
        return this == APPEND || this == COMMAND;
    }

    /** Whether an effect may happen again after a fault. */
    boolean isRepeated() {
        return this == SAGA_AT_LEAST_ONCE;
    }
}
