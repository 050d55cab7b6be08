package dev.fstore.benchmarks;

/** The number of operations of all clients in a period of time. */
record Slice(long count, int clients, double seconds) {

    double perSecond() {
        return count / seconds;
    }

    /** The mean time of one operation. */
    double millis() {
        return 1_000 * seconds * clients / count;
    }
}
