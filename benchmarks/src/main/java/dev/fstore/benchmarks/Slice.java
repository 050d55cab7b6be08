package dev.fstore.benchmarks;

/** How often clients did their work in a stretch of time. */
record Slice(long count, int clients, double seconds) {

    double perSecond() {
        return count / seconds;
    }

    /** How long one client took for one of them, in the mean. */
    double millis() {
        return 1_000 * seconds * clients / count;
    }
}
