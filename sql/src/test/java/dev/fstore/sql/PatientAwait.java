package dev.fstore.sql;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every {@code await()} of every test wait for a minute. JUnit finds this extension by itself.
 *
 * <p>A test that succeeds never waits that long. Awaitility's own ten seconds can pass on a busy machine without any fault
 * of ours.
 */
public final class PatientAwait implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
