package dev.fstore.example.simulation;

import java.io.IOException;
import java.util.function.Predicate;

/** Waiting for what is on its way. */
final class Patience {

    interface Query {
        Answer ask() throws IOException, InterruptedException;
    }

    private Patience() {}

    /**
     * The first answer that is good enough, or the last one before the deadline, which is a {@link System#nanoTime}.
     * Pauses grow with the time that has passed: what is measured is off by a twentieth, and asking costs little.
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
