package fr.territoiresindustrie.platform.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SourcesTest {

    @TempDir
    Path root;

    private Sources sources;

    @BeforeEach
    void aBuiltRepository() throws IOException {
        write("pom.xml");
        write("gateway/pom.xml");
        write("gateway/src/main/java/Route.java");
        write("gateway/src/test/java/RouteTest.java");
        write("gateway/target/classes/Route.class");
        write("contracts/openapi/gateway.yaml");
        write("docs/guide.md");
        sources = new Sources(root, root.resolve(".tdi/build.state"));
        sources.noteBuilt(sources.state());
    }

    @Test
    void areUnchangedRightAfterTheBuild() {
        assertThat(changed()).isFalse();
    }

    @Test
    void changeWithAFileThatAJarHolds() throws IOException {
        touch("gateway/src/main/java/Route.java");
        assertThat(changed()).isTrue();
    }

    @Test
    void changeWithAPom() throws IOException {
        touch("gateway/pom.xml");
        assertThat(changed()).isTrue();
    }

    @Test
    void changeWithAContract() throws IOException {
        touch("contracts/openapi/gateway.yaml");
        assertThat(changed()).isTrue();
    }

    @Test
    void changeWhenAFileGoes() throws IOException {
        Files.delete(root.resolve("gateway/src/main/java/Route.java"));
        assertThat(changed()).isTrue();
    }

    @Test
    void careNeitherForTestsNorForOutputNorForDocumentation() throws IOException {
        touch("gateway/src/test/java/RouteTest.java");
        touch("gateway/target/classes/Route.class");
        touch("docs/guide.md");
        assertThat(changed()).isFalse();
    }

    @Test
    void areChangedWhenNeverBuilt() {
        var elsewhere = new Sources(root, root.resolve("never"));
        assertThat(elsewhere.changedSinceBuild(elsewhere.state())).isTrue();
    }

    private boolean changed() {
        return sources.changedSinceBuild(sources.state());
    }

    private void write(String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), path);
    }

    private void touch(String path) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    }
}
