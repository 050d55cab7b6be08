package dev.fstore.server;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/**
 * Finds the server programs of the PostgreSQL that is installed in {@code home}. The library expects an archive to
 * unpack, so it gets one with a single link, which leads PostgreSQL to the rest of its files.
 */
record InstalledBinaries(Path home) implements PgBinaryResolver {

    InstalledBinaries {
        for (String program : List.of("initdb", "pg_ctl", "postgres")) {
            var file = home.resolve("bin").resolve(program);
            if (!Files.isExecutable(file)) {
                throw new IllegalArgumentException(
                        "No PostgreSQL is installed in %s: there is no executable %s".formatted(home, file));
            }
        }
    }

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(archive))) {
            var link = new TarArchiveEntry("bin", TarConstants.LF_SYMLINK);
            link.setLinkName(home.resolve("bin").toRealPath().toString());
            link.setModTime(0); // the library unpacks the same archive only once
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(archive.toByteArray());
    }
}
