package dev.fstore.benchmarks.measure;

/**
 * How often clients did their work in a stretch of time.
 *
 * @param spent the processor time and the memory that it took
 */
public record Slice(long count, int clients, double seconds, Spent spent) {

    public double perSecond() {
        return count / seconds;
    }

    /** The mean time of one operation. */
    public double millis() {
        return 1_000 * seconds * clients / count;
    }

    /** Of the clients' processor time, for one of them. */
    public double clientMicros() {
        return spent.client().toNanos() / 1e3 / count;
    }

    /** Of the memory that was allocated in Java, for one of them. */
    double bytes() {
        return (double) spent.allocated() / count;
    }

    /** Of the server's processor time, for one of them. */
    public double serverMicros() {
        return spent.server().toNanos() / 1e3 / count;
    }
}
