package dev.fstore.example.simulation;

import java.io.IOException;
import java.util.function.Predicate;

/** Polls a query until it shows an expected result. */
final class Patience {

    interface Query {
        Answer ask() throws IOException, InterruptedException;
    }

    private Patience() {}

    /**
     * Returns the first sufficient answer, or the last one before the deadline, which is a {@link System#nanoTime}. The
     * pauses grow with the elapsed time, so polling is cheap and the measured delay is off by at most a twentieth.
     */
    static Answer until(long deadline, Query query, Predicate<Answer> goodEnough)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = query.ask();
        while (!goodEnough.test(answer) && System.nanoTime() < deadline) {
            Thread.sleep(Math.max(1, (System.nanoTime() - start) / 20_000_000));
            answer = query.ask();
        }
        return answer;
    }
}
