package dev.fstore.domain;

import java.lang.StackWalker.Option;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Holds a law against many generated cases. Each is generated from a seed of its own and nothing else; the seeds count
 * up from {@code -Dfstore.seed}, so any case can be the first of a run, and {@code -Dfstore.cases=1} stops after it.
 */
final class Laws {

    static final long SEED = Long.getLong("fstore.seed", 20_261_123);
    static final int CASES = Integer.getInteger("fstore.cases", 1_000);

    private Laws() {}

    static void hold(Consumer<? super RandomGenerator> law) {
        hold(SEED, CASES, law);
    }

    static void hold(long firstSeed, int cases, Consumer<? super RandomGenerator> law) {
        for (int i = 0; i < cases; i++) {
            long seed = firstSeed + i;
            try {
                law.accept(new SplittableRandom(seed));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("""
                        Case %s of %s fails, of the seed %s. To have it alone:
                          ./mvnw -pl domain test -Dtest='%s' -Dfstore.seed=%s -Dfstore.cases=1
                        %s""".formatted(i + 1, cases, seed, test(), seed, e), e);
            }
        }
    }

    /** The test that calls, as Surefire wants to have it named. */
    private static String test() {
        return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> frame.getDeclaringClass() != Laws.class)
                        .findFirst())
                .map(frame -> frame.getDeclaringClass().getSimpleName() + "#" + frame.getMethodName())
                .orElseThrow();
    }
}
