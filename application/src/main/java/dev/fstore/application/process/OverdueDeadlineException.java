package dev.fstore.application.process;

import dev.fstore.domain.Deadline;

/** A process was told that a deadline has elapsed and still lists it: a defect of the process. Nothing was stored. */
public final class OverdueDeadlineException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Deadline deadline;

    OverdueDeadlineException(String process, String instance, Deadline deadline) {
        super(
                "Process %s, instance %s: the deadline %s of %s was told and is still listed. Let the process note that it has elapsed, or list a later instant"
                        .formatted(process, instance, deadline.name(), deadline.at()));
        this.deadline = deadline;
    }

    /** The deadline that is still listed. */
    public Deadline deadline() {
        return deadline;
    }
}
