package fr.territoiresindustrie.platform.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is, from wherever a module's test or the launcher happens to run. */
public final class RepositoryFiles {

    private RepositoryFiles() {}

    /** The system property {@code tdi.root}, else the nearest directory upwards that holds the file {@code tdi}. */
    public static Path root() {
        var configured = System.getProperty("tdi.root");
        if (configured != null) {
            return Path.of(configured).toAbsolutePath().normalize();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("tdi"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside the repository: no parent directory holds the file tdi");
    }

    /** What Maven fetched for the servers. */
    static Path fetched(String name) {
        var path = root().resolve("local-platform/target/servers").resolve(name);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: build the module local-platform first");
        }
        return path;
    }

    /** What is unpacked or built from it once, and used by every start after that. */
    static Path prepared(String name) {
        return root().resolve(".tdi/servers").resolve(name);
    }
}
