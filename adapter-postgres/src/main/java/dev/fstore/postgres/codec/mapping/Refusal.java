package dev.fstore.postgres.codec.mapping;

/**
 * Explains why values of a type could not be read back as they were written.
 *
 * @param path where the type is used, such as {@code Paid.method}
 * @param reason why the type has no exact mapping
 * @param remedy how to store it instead
 */
public record Refusal(String path, String reason, String remedy) {

    @Override
    public String toString() {
        return "%s: %s. To store it, %s".formatted(path, reason, remedy);
    }
}
