package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.opentest4j.AssertionFailedError;

/** Expectations that are not met. */
final class Unmet {

    private Unmet() {}

    /** Says no more than that the expectation is not met, in a way that an IDE can show. */
    static void fails(Runnable expectation) {
        var failure = failureOf(expectation);
        assertThat(failure).isNotNull();
        assertThat(failure.isExpectedDefined() && failure.isActualDefined()).isTrue();
    }

    static AssertionFailedError failureOf(Runnable expectation) {
        return catchThrowableOfType(AssertionFailedError.class, expectation::run);
    }
}
