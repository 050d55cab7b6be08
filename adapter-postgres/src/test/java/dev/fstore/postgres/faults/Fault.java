package dev.fstore.postgres.faults;

/** What happens to an application, its connections or its server. */
enum Fault {
    CONSUMER_KILLED,
    SERVER_KILLED,
    CONNECTIONS_CUT,
    /** They pass nothing on any more, and nobody closes them. */
    CONNECTIONS_STALLED,
    /** By SIGSTOP, for twice as long as a lease, while another process takes over. */
    PROCESS_PAUSED,
    POOL_FILLED,
    SERVER_READ_ONLY,
    LOCK_TIMEOUT,
    OUT_OF_MEMORY_IN_HANDLERS,
    CLOCK_AN_HOUR_AHEAD,
    CLOCK_AN_HOUR_BEHIND
}
