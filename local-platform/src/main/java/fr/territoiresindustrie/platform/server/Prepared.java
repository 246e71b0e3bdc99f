package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** A folder that is made once and then only read, whoever needs it first: several JVMs may ask at the same time. */
final class Prepared {

    @FunctionalInterface
    interface Recipe {
        void make(Path folder) throws IOException;
    }

    private Prepared() {}

    /** Made beside its place and moved there when complete, so that an interrupted attempt is never taken for the result. */
    static synchronized Path once(Path folder, Recipe recipe) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            var lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    var draft = folder.resolveSibling(folder.getFileName() + ".draft");
                    delete(draft);
                    Files.createDirectories(draft);
                    recipe.make(draft);
                    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + folder, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
