package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.mapping.Refusal;

/** A type without an exact mapping; caught where its path is known. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final String remedy;

    Refused(String reason, String remedy) {
        super(reason, null, false, false);
        this.reason = reason;
        this.remedy = remedy;
    }

    Refusal at(String path) {
        return new Refusal(path, reason, remedy);
    }
}
