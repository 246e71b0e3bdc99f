package fr.territoiresindustrie.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that the jars are made of, and whether they have changed since the last build. */
final class Sources {

    private static final Set<String> MODULES = Stream.concat(
                    Stream.of("service-kit"),
                    Arrays.stream(Application.values()).map(Application::module))
            .collect(Collectors.toSet());

    private final Path root;
    private final Path stamp;

    /**
     * @param root the repository
     * @param stamp where the state of the last build is noted
     */
    Sources(Path root, Path stamp) {
        this.root = root;
        this.stamp = stamp;
    }

    /** Path, size and time of every source file and POM: also sees files that were deleted or came back older. */
    String state() {
        var lines = new TreeSet<String>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isSource(root.relativize(folder)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var path = root.relativize(file);
                    if (path.getNameCount() > 2 || path.startsWith("contracts") || path.endsWith("pom.xml")) {
                        lines.add(path + " " + attributes.size() + " " + attributes.lastModifiedTime());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            var digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean changedSinceBuild(String state) {
        try {
            return !Files.exists(stamp) || !Files.readString(stamp).equals(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void noteBuilt(String state) {
        try {
            Files.createDirectories(stamp.getParent());
            Files.writeString(stamp, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root, the modules that the jars hold, their {@code src/main}, and the contracts, with all below. */
    private static boolean isSource(Path folder) {
        if (folder.startsWith("contracts")) {
            return true;
        }
        return switch (folder.getNameCount()) {
            case 1 -> folder.toString().isEmpty() || MODULES.contains(folder.toString());
            case 2 -> folder.endsWith("src");
            case 3 -> folder.endsWith("main");
            default -> true;
        };
    }
}
