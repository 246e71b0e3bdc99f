package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.data.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the guide tells its readers to type is typed as it stands, but for the ports. */
class GuideJourneyIT {

    /** Each answer's status and address come apart from what a snippet does with the answer. */
    private static final String WATCHED = """
            curl() {
              command curl --max-time 30 "$@" -w '%{stderr}STATUS %{http_code} %{url_effective}\\n'
            }
            """;

    /** Changes the registry, which the other journeys read: it is typed in a sandbox, see {@link SandboxScene}. */
    static final String OF_NEXT_YEAR = "cog-2027.zip";

    private static final Pattern STATUS = Pattern.compile("(?m)^STATUS (\\d+) (.*)$");

    @TempDir
    Path folder;

    @BeforeAll
    static void load() throws Exception {
        new Seed().run(RunningPlatform.platform().settings(), (part, news) -> {});
    }

    @Test
    void everyCommandOfTheShellIsAnswered() throws Exception {
        List<String> snippets = Guide.snippets("sh").stream()
                .filter(snippet -> !snippet.contains(OF_NEXT_YEAR))
                .toList();
        Files.writeString(folder.resolve("guide.sh"), WATCHED + String.join("\n", snippets) + "\necho done >&2\n");
        String said = run("bash", "-u", "guide.sh");
        assertThat(said).endsWith("done\n");
        List<String> answers =
                STATUS.matcher(said).results().map(found -> found.group()).toList();
        assertThat(answers).hasSizeGreaterThan(45).allMatch(answer -> answer.matches("STATUS 20[0124] .*"));
    }

    @Test
    void theProgramInJavaFindsEveryTerritory() throws Exception {
        List<String> programs = Guide.snippets("java");
        assertThat(programs).hasSize(1);
        Files.writeString(folder.resolve("Territories.java"), programs.getFirst());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(java, "-Xmx128m", "Territories.java");
        assertThat(folder.resolve("out")).hasContent("183 territories");
    }

    /** Gives what the program said on its second channel. */
    private String run(String... command) throws Exception {
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(said.toFile())
                .start();
        assertThat(program.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }
}
