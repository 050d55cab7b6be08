package dev.fstore.postgres.internal;

/** A view would change the states of another one. The message names views only, so it may be kept. */
public final class ForeignStatesException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public ForeignStatesException(String view, String states) {
        super(
                "View %s would change the states of view %s, and count its events a second time. Name the states of view %s \"%s\", or \"%s/\" and more"
                        .formatted(view, states, view, view, view));
    }
}
