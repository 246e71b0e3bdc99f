package fr.territoiresindustrie.platform.launcher;

import java.nio.file.Path;
import java.util.List;

/** Placeholder until measured. */
final class AotCache {
    static AotCache of(Application application, Path home) {
        return new AotCache();
    }

    List<String> options() {
        return List.of();
    }
}
