package dev.fstore.postgres.internal;

/** Thrown before a commit that would roll back, because a handler went on after an error of the database. */
public final class SwallowedErrorException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SwallowedErrorException(Throwable cause) {
        super(
                "An earlier statement of the transaction failed, and the handler swallowed its error: PostgreSQL can only roll"
                        + " back. Let the error through, or run the statement behind a savepoint",
                cause);
    }
}
