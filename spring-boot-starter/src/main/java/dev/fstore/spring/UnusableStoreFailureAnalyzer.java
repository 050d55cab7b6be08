package dev.fstore.spring;

import dev.fstore.application.UnusableStoreException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the schema of the store, and which property decides about it. */
final class UnusableStoreFailureAnalyzer extends AbstractFailureAnalyzer<UnusableStoreException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableStoreException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Install the store with the rights of its owner: fstore.schema.mode=install, or EventStoreSchema.install"
                        + " in a step of the deployment and fstore.schema.mode=verify here.",
                cause);
    }
}
