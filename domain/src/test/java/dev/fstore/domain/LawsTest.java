package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LawsTest {

    @Test
    void a_law_is_tried_on_as_many_cases_as_asked_for() {
        var drawn = new ArrayList<Long>();

        Laws.hold(1, 1_000, random -> drawn.add(random.nextLong()));

        assertThat(drawn).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_generates_the_same_cases() {
        var first = new ArrayList<Long>();
        var second = new ArrayList<Long>();

        Laws.hold(7, 20, random -> first.add(random.nextLong()));
        Laws.hold(7, 20, random -> second.add(random.nextLong()));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_case_that_fails_says_how_to_have_it_again() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Laws.hold(1, 1_000, LawsTest::small))
                .withMessageMatching("(?s)Case \\d+ of 1000 fails, of the seed \\d+\\. To have it alone:\n"
                        + "  ./mvnw -pl domain test -Dtest='LawsTest#.*a_case_that_fails_says_how_to_have_it_again.*'"
                        + " -Dfstore.seed=\\d+ -Dfstore.cases=1\n.*to be less than:\\s+90.*")
                .withCauseInstanceOf(AssertionError.class);
    }

    @Test
    void a_case_that_fails_is_the_only_one_of_its_seed() {
        var failure = catchThrowableOfType(AssertionError.class, () -> Laws.hold(1, 1_000, LawsTest::small));
        long seed =
                Long.parseLong(String.valueOf(failure.getMessage()).replaceFirst("(?s).*-Dfstore.seed=(\\d+).*", "$1"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Laws.hold(seed, 1, LawsTest::small))
                .withMessageContaining("Case 1 of 1 fails, of the seed " + seed)
                .havingCause()
                .withMessage(String.valueOf(failure.getCause()).replaceFirst("^[^:]*: ", ""));
    }

    private static void small(RandomGenerator random) {
        assertThat(random.nextInt(100)).isLessThan(90);
    }
}
