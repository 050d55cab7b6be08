package dev.fstore.application;

import java.util.List;
import java.util.stream.Collectors;

/** A saga that never stops asking for more. Nothing was stored; the saga is at fault, not the command. */
public final class SagaDepthException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient List<Object> chain;

    SagaDepthException(List<?> chain) {
        super(
                "A saga did not come to an end after %d commands that each followed from the one before. The first of them: %s"
                        .formatted(
                                chain.size(),
                                chain.stream().limit(10).map(String::valueOf).collect(Collectors.joining(" → "))));
        this.chain = List.copyOf(chain);
    }

    /** The commands, each following from the one before. */
    public List<Object> chain() {
        return chain;
    }
}
