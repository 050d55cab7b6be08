package dev.fstore.application.process;

import dev.fstore.application.Metadata;
import java.util.UUID;

/**
 * A result on its way to one instance of a process.
 *
 * @param instance its id; an instance begins with the first result for which it notes an event
 * @param result the result that the process is told
 * @param metadata who caused it, with a command id: a result that is told again under the same id changes nothing
 */
public record ProcessResult<AR>(String instance, AR result, Metadata metadata) {

    public ProcessResult {
        if (metadata.commandId().isEmpty()) {
            throw new IllegalArgumentException(
                    "A result for instance %s needs a command id, so that it counts once".formatted(instance));
        }
    }

    UUID id() {
        return metadata.commandId().orElseThrow();
    }
}
