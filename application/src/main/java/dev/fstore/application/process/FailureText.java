package dev.fstore.application.process;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes a failure for operators. Leaves out messages of exceptions, since they may quote personal data. */
final class FailureText {

    private static final int CAUSES = 10;

    private FailureText() {}

    static String of(Throwable cause) {
        return cause instanceof OverdueDeadlineException
                ? String.valueOf(cause.getMessage())
                : Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                        .limit(CAUSES)
                        .map(each -> "%s at %s"
                                .formatted(
                                        each.getClass().getName(),
                                        each.getStackTrace().length > 0 ? each.getStackTrace()[0] : "an unknown place"))
                        .collect(Collectors.joining(", caused by "));
    }
}
