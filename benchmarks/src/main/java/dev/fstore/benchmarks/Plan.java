package dev.fstore.benchmarks;

import java.io.PrintStream;
import java.time.Duration;

/** Where and how long to measure: many short rounds, because a long one lets the machine drift between its sides. */
record Plan(Database database, int rounds, Duration slice, boolean quick, PrintStream progress) {

    static final int CLIENTS = 16;

    /** A size; a tenth of it if it is to go quickly. */
    int size(int full) {
        return quick ? full / 10 : full;
    }

    void say(String line) {
        progress.println(line);
        progress.flush();
    }

    void say(int round, int of, Slice slice, String who) {
        say("  round %d of %d: %,10.0f/s  %s".formatted(round, of, slice.perSecond(), who));
    }
}
