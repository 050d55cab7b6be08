package dev.fstore.spring;

import dev.fstore.postgres.UnknownTypesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which stored event types no codec bean can read. */
final class UnknownTypesFailureAnalyzer extends AbstractFailureAnalyzer<UnknownTypesException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnknownTypesException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Tell the EventCodec bean in its History how each of them is read today.",
                cause);
    }
}
