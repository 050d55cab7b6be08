package dev.fstore.postgres.internal.lease;

/** The interrupt flag of a thread that runs both handlers and SQL. */
public final class InterruptFlag {

    private InterruptFlag() {}

    /**
     * Clears the flag, which a handler may have left set or which was meant for a handler. With the flag set, the driver and
     * the pool refuse to send anything, and nothing waits.
     *
     * @return whether it was set
     */
    public static boolean clearBeforeSql() {
        return Thread.interrupted();
    }
}
