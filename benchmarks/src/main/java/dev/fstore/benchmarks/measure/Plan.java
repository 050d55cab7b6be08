package dev.fstore.benchmarks.measure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Defines where and how long to measure: in many short rounds, because the machine drifts during long ones. */
public record Plan(Database database, int rounds, Duration slice, boolean quick, PrintStream progress) {

    public static final int CLIENTS = 16;

    /** Returns a size, or a tenth of it in a quick run. */
    public int size(int full) {
        return quick ? full / 10 : full;
    }

    public void say(String line) {
        progress.println(line);
        progress.flush();
    }

    public void say(int round, int of, Slice slice, String who) {
        say(String.format(Locale.ROOT, "  round %s of %s: %,10.0f/s  %s", round, of, slice.perSecond(), who));
    }
}
