package dev.fstore.postgres.codec.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A codec cannot be built, because some of its values could not be read back. Nothing was stored. */
public final class UnsupportedTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    /** Of all refusals of one codec. */
    public UnsupportedTypeException(List<Refusal> refusals) {
        super(refusals.stream()
                .map(Refusal::toString)
                .collect(Collectors.joining("\n  ", "No exact JSON mapping for\n  ", "")));
        this.refusals = List.copyOf(refusals);
    }

    /** Every type that was refused, with its path. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
