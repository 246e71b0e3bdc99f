package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keycloak unpacked and built for its database, and databases into which a realm was imported. Both take long and are
 * made once: the first per version, the second per version, realm file and values of the realm's placeholders.
 */
final class KeycloakDistribution {

    private static final String VERSION = Versions.of("keycloak");
    static final String DATABASE = "keycloakdb.mv.db";

    private KeycloakDistribution() {}

    static Path folder() {
        return Prepared.once(RepositoryFiles.prepared("keycloak-" + VERSION), folder -> {
            var archive = RepositoryFiles.fetched("keycloak-quarkus-dist-" + VERSION + ".tar.gz");
            Shell.require(
                    List.of("tar", "-xzf", archive.toString(), "-C", folder.toString(), "--strip-components=1"),
                    Map.of());
            Shell.require(command(folder, List.of("build", "--db=dev-file")), Map.of());
        });
    }

    /** What tells one prepared database from another. */
    static String fingerprint(Path realm, Map<String, String> environment) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(VERSION.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(realm));
            digest.update(new TreeMap<>(environment).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot read " + realm, e);
        }
    }

    /** A folder with a database that holds the realm; to be copied, not used in place. */
    static Path databaseWith(Path realm, Map<String, String> environment) {
        var distribution = folder();
        var name = "keycloak-" + VERSION + "-realm-" + fingerprint(realm, environment);
        return Prepared.once(RepositoryFiles.prepared(name), folder -> {
            var arguments = List.of("import", "--optimized", databaseUrl(folder), "--file=" + realm);
            Shell.require(command(distribution, arguments), environment);
        });
    }

    static String databaseUrl(Path folder) {
        return "--db-url=jdbc:h2:file:" + folder.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE";
    }

    /** What {@code kc.sh} would run, without its shell in between, which a kill would leave an orphan behind. */
    static List<String> command(Path distribution, List<String> arguments) {
        var line = new ArrayList<>(Shell.java(192));
        line.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmn12m",
                "-XX:MaxMetaspaceSize=256m",
                "-Dkc.home.dir=" + distribution,
                "-Djboss.server.config.dir=" + distribution.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Duser.language=en"));
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            line.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        line.addAll(List.of("-cp", distribution.resolve("lib/quarkus-run.jar").toString()));
        line.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        line.addAll(arguments);
        return line;
    }
}
