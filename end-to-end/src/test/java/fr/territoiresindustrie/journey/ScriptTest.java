package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code tdi} says on a machine that lacks something. Runs a copy of the script beside an empty build folder. */
class ScriptTest {

    @TempDir
    private Path place;

    @Test
    void saysWhatToInstallWhereThereIsNoJdk() throws Exception {
        copyTheLauncher();
        Path script = place.resolve("tdi");
        Files.writeString(
                script,
                Files.readString(script).replace("/usr/lib/jvm/", "/nowhere/").replace("/opt/", "/nowhere/"));

        Said said = run(Map.of("JAVA_HOME", "/nowhere", "HOME", place.toString()), "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text())
                .contains("JDK of version 25 or later")
                .contains("JAVA_HOME")
                .contains("adoptium.net");
    }

    @Test
    void findsTheJdkAlsoWhereTheEnvironmentHasOptionsForIt() throws Exception {
        copyTheLauncher();

        Said said = run(Map.of("JAVA_TOOL_OPTIONS", "-Dsaid=first", "TDI_BUILD", "off"), "status");

        // The launcher is not built here: a JVM that looks for it is a JVM that was found.
        assertThat(said.text())
                .contains("Picked up JAVA_TOOL_OPTIONS")
                .contains("Could not find or load main class")
                .doesNotContain("JDK of version 25 or later");
    }

    @Test
    void saysThatADownloadFailedAndWhereTheLogIs() throws Exception {
        copyTheLauncher();
        Path settings = Files.writeString(
                place.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>away</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/</url></mirror></mirrors></settings>");
        Path maven = Files.writeString(
                place.resolve("mvn"),
                "#!/bin/sh\nexec " + which("mvn") + " -s " + settings + " -gs " + settings + " -Dmaven.repo.local="
                        + place.resolve("empty") + " \"$@\"\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();

        Said said = run(Map.of("PATH", place + ":" + System.getenv("PATH")), "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("could not download").contains("launcher-build.log");
    }

    @Test
    void letsNothingPastTheGatesThatWasCompiledWithoutThem() throws Exception {
        copyTheLauncher();
        Path compiled = Files.createDirectories(place.resolve("module/target/classes"));
        Path marker = Files.createDirectories(place.resolve("target")).resolve("ungated");
        Path maven =
                Files.writeString(place.resolve("mvn"), "#!/bin/sh\ntest -e " + compiled + " && echo kept\nexit 0\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        Map<String, String> path = Map.of("PATH", place + ":" + System.getenv("PATH"));

        assertThat(run(path, "fast").text()).contains("kept");
        Files.createFile(marker);
        Said said = run(path, "fast");

        assertThat(said.code()).isZero();
        assertThat(said.text()).doesNotContain("kept");
        assertThat(marker).doesNotExist();
    }

    @Test
    void refusesAnUnknownWordAndShowsTheOnesItKnows() throws Exception {
        copyTheLauncher();

        Said said = run(Map.of(), "upp");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("./tdi up").contains("Not a command: upp");
    }

    private void copyTheLauncher() throws IOException {
        Path root = RepositoryFiles.root();
        for (String file : new String[] {"tdi", "pom.xml"}) {
            Files.copy(root.resolve(file), place.resolve(file));
        }
        assertThat(place.resolve("tdi").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(place.resolve("local-platform/src/main"));
        Files.copy(root.resolve("local-platform/pom.xml"), place.resolve("local-platform/pom.xml"));
    }

    private static String which(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private Said run(Map<String, String> environment, String verb) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(place.resolve("tdi").toString(), verb).redirectErrorStream(true);
        builder.environment().put("TDI_HOME", place.resolve("home").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private record Said(int code, String text) {}
}
