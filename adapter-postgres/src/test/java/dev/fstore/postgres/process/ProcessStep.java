package dev.fstore.postgres.process;

import java.util.function.Predicate;

/** A step of a host, between which and the next one it can be killed: told by the statements that it has sent. */
enum ProcessStep {
    HEARD(2, sql -> sql.contains("stream_events")),
    CLAIMED(4, sql -> sql.contains("claim_instances")),
    DUE(2, sql -> sql.contains("claim_due_instances")),
    NOTED(6, sql -> sql.contains("place_")),
    SAVED(4, sql -> sql.contains("save_instances")),
    ACKNOWLEDGED(4, sql -> sql.contains("ack_event")),
    COMMITTED(4, WatchedStatements.COMMIT::equals);

    /** The latest of its passes by this step that a host may be killed at. */
    final int passes;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that capture nothing
    private final Predicate<String> statement;

    ProcessStep(int passes, Predicate<String> statement) {
        this.passes = passes;
        this.statement = statement;
    }

    boolean isAfter(String sql) {
        return statement.test(sql);
    }
}
