package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The diagram in the documents is the table's. {@code -Dcontracts.write} draws it anew. */
class ProjectDiagramTest {

    private static final String BEGIN = "<!-- drawn from the table of moves by its test; do not edit -->\n```mermaid\n";
    private static final String END = "```\n<!-- end -->";

    @Test
    void drawsTheTableInTheDocuments() throws IOException {
        Path file = RepositoryFiles.root().resolve("docs/domain.md");
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(file, page.substring(0, begin) + ProjectDiagram.mermaid() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(ProjectDiagram.mermaid());
        }
    }

    @Test
    void drawsEveryMoveAndEveryEnd() {
        assertThat(ProjectDiagram.mermaid().lines().filter(line -> line.contains(" : ") && !line.contains("[*]")))
                .hasSizeGreaterThan(ProjectWorkflow.TABLE.moves().size());
        assertThat(ProjectDiagram.mermaid())
                .contains("RETURNED --> UNDER_REVIEW : SUBMIT (territory)")
                .contains("UNDER_REVIEW --> APPROVED : APPROVE (committee, region)")
                .contains("COMPLETED --> [*]")
                .doesNotContain("REJECTED --> [*]");
    }

    @Test
    void tellsEveryCommandInTheContract() {
        for (ProjectCommand command : ProjectCommand.values()) {
            assertThat(ProjectDiagram.list()).contains("- `" + command + "`");
        }
    }
}
