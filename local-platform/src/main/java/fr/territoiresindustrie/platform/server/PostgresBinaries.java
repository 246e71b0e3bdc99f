package fr.territoiresindustrie.platform.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version from the archive that Maven put on the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path folder() {
        var folder = RepositoryFiles.prepared("postgres-" + Versions.of("postgres"));
        return Prepared.once(folder, PostgresBinaries::unpackTo);
    }

    private static void unpackTo(Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static InputStream archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch");
        var names = List.of("amd64", "x86_64").contains(arch) ? Stream.of("x86_64") : Stream.of("arm_64", "arm64v8");
        return names.map(name -> "/postgres-" + system + "-" + name + ".txz")
                .map(PostgresBinaries.class::getResourceAsStream)
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(
                        new IOException("No PostgreSQL for " + system + " " + arch + " on the class path")));
    }
}
