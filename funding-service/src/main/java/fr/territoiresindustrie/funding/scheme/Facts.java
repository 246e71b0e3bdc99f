package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme's criteria are held against. What is null is not known.
 *
 * @param base eligible base
 */
public record Facts(
        @Nullable Integer phase,
        @Nullable String theme,
        List<String> regions,
        String territory,
        @Nullable String leadSiren,
        @Nullable Money base,
        LocalDate today,
        Instant now) {

    /** The facts of a project, as the copy knows them. */
    public static Facts of(Project project, @Nullable Money base, LocalDate today, Instant now) {
        return new Facts(
                project.phase(),
                project.theme(),
                project.regions(),
                project.territory(),
                project.leadSiren(),
                base,
                today,
                now);
    }
}
