package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import fr.territoiresindustrie.platform.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Makes the services' jars with Maven, when their sources have changed since the last time. */
final class Build implements Callable<Boolean> {

    private static final int LINES_SHOWN = 12;

    private final Settings settings;
    private final Progress progress;

    Build(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Whether there was something to build. */
    @Override
    public Boolean call() throws IOException {
        var root = RepositoryFiles.root();
        var sources = new Sources(root, root.resolve(".tdi/build.state"));
        var state = sources.state();
        if (!sources.changedSinceBuild(state)
                && Arrays.stream(Application.values()).allMatch(Application::isBuilt)) {
            progress.say("services", "unchanged since the last build");
            return false;
        }
        progress.say("services", "building, see " + settings.log("build"));
        Files.createDirectories(root.resolve("target"));
        Files.write(
                root.resolve("target/ungated"),
                new byte[0]); // for the script: the gates have not seen what is compiled here
        var code = ServerProcess.start(maven()).awaitEnd();
        if (code != 0) {
            throw new Refusal(complaint());
        }
        sources.noteBuilt(state);
        progress.say("services", "built");
        return true;
    }

    private ServerProcess.Command maven() {
        var modules =
                Arrays.stream(Application.values()).map(Application::module).collect(Collectors.joining(","));
        var line = List.of(
                System.getProperty("tdi.maven", "mvn"),
                "-B",
                "-Pjars",
                "-T",
                "2",
                "package",
                "-am",
                "-pl",
                modules,
                "-f",
                RepositoryFiles.root().resolve("pom.xml").toString());
        return new ServerProcess.Command(
                "build",
                line,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                settings.home().resolve("run"),
                settings.log("build"),
                ServerProcess.Role.SERVICE);
    }

    private String complaint() throws IOException {
        var errors = Files.readAllLines(settings.log("build")).stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .limit(LINES_SHOWN)
                .collect(Collectors.joining("\n"));
        var download = errors.contains("Could not transfer") || errors.contains("Could not resolve");
        var what = download
                ? "Maven could not download what the build needs: is there a network, a proxy, a mirror in settings.xml?"
                : "The build failed.";
        return what + " The whole log: " + settings.log("build") + "\n" + errors;
    }
}
