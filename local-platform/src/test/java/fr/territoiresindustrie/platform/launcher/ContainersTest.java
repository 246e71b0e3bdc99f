package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the launcher starts, containers run too. */
class ContainersTest {

    @ParameterizedTest
    @EnumSource(Application.class)
    void everyServiceIsInTheComposeFileAndInTheContextOfItsImage(Application application) throws IOException {
        assertThat(lines("docker-compose.yml")).contains("  " + application.module() + ":");
        assertThat(lines(".dockerignore")).contains("!" + application.module() + "/target/quarkus-app");
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(RepositoryFiles.root().resolve(file));
    }
}
