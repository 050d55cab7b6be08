package dev.fstore.application;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a saga keeps asking for further commands. Nothing was stored. The saga is at fault, not the command. */
public final class SagaDepthException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient List<Object> chain;

    SagaDepthException(List<?> chain) {
        super(
                "A saga did not end after a chain of %s commands, each caused by the one before. The chain begins with: %s"
                        .formatted(
                                chain.size(),
                                chain.stream()
                                        .limit(10)
                                        .map(command -> command.getClass().getName())
                                        .collect(Collectors.joining(" → "))));
        this.chain = List.copyOf(chain);
    }

    /** The commands of the chain, each caused by the one before. */
    public List<Object> chain() {
        return chain;
    }
}
