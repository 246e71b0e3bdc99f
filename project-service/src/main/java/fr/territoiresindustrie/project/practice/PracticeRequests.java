package fr.territoiresindustrie.project.practice;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about good practices. */
final class PracticeRequests {

    private PracticeRequests() {}

    /** A new good practice of a completed project. */
    @Schema(name = "NewGoodPractice")
    record Creation(
            @NotNull UUID projectId,
            @NotNull @PlainText @Size(max = 300) String title,
            @NotNull @PlainText @Size(max = 20_000) String story,
            @PlainText @Size(max = 10_000) @Nullable String lessons) {

        Edit edit() {
            return new Edit(title, story, lessons);
        }
    }

    /**
     * A good practice as it is told from now on.
     *
     * @param lessons what others should do alike, or otherwise
     */
    @Schema(name = "GoodPracticeEdit")
    record Edit(
            @NotNull @PlainText @Size(max = 300) String title,
            @NotNull @PlainText @Size(max = 20_000) String story,
            @PlainText @Size(max = 10_000) @Nullable String lessons) {}
}
