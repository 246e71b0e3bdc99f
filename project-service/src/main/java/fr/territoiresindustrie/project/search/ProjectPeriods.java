package fr.territoiresindustrie.project.search;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The periods that a list or a search of projects is narrowed to; both days of a period belong to it. */
abstract class ProjectPeriods {

    private static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    @QueryParam("startsFrom")
    @Pattern(regexp = DATE)
    @Parameter(description = "Début du projet, au plus tôt.", schema = @Schema(format = "date"))
    @Nullable
    String startsFrom;

    @QueryParam("startsTo")
    @Pattern(regexp = DATE)
    @Parameter(description = "Début du projet, au plus tard.", schema = @Schema(format = "date"))
    @Nullable
    String startsTo;

    @QueryParam("endsFrom")
    @Pattern(regexp = DATE)
    @Parameter(description = "Fin du projet, au plus tôt.", schema = @Schema(format = "date"))
    @Nullable
    String endsFrom;

    @QueryParam("endsTo")
    @Pattern(regexp = DATE)
    @Parameter(description = "Fin du projet, au plus tard.", schema = @Schema(format = "date"))
    @Nullable
    String endsTo;

    @QueryParam("createdFrom")
    @Pattern(regexp = DATE)
    @Parameter(description = "Jour de création (Europe/Paris), au plus tôt.", schema = @Schema(format = "date"))
    @Nullable
    String createdFrom;

    @QueryParam("createdTo")
    @Pattern(regexp = DATE)
    @Parameter(description = "Jour de création (Europe/Paris), au plus tard.", schema = @Schema(format = "date"))
    @Nullable
    String createdTo;

    @QueryParam("updatedFrom")
    @Pattern(regexp = DATE)
    @Parameter(
            description = "Jour du dernier changement (Europe/Paris), au plus tôt.",
            schema = @Schema(format = "date"))
    @Nullable
    String updatedFrom;

    @QueryParam("updatedTo")
    @Pattern(regexp = DATE)
    @Parameter(
            description = "Jour du dernier changement (Europe/Paris), au plus tard.",
            schema = @Schema(format = "date"))
    @Nullable
    String updatedTo;

    boolean hasNoPeriod() {
        return Stream.of(startsFrom, startsTo, endsFrom, endsTo, createdFrom, createdTo, updatedFrom, updatedTo)
                .allMatch(Objects::isNull);
    }

    Conditions addPeriods(Conditions all) {
        Days days = new Days();
        days.from(all, "p.starts_on", "startsFrom", startsFrom);
        days.to(all, "p.starts_on", "startsTo", startsTo);
        days.from(all, "p.ends_on", "endsFrom", endsFrom);
        days.to(all, "p.ends_on", "endsTo", endsTo);
        days.instantsFrom(all, "p.created_at", "createdFrom", createdFrom);
        days.instantsTo(all, "p.created_at", "createdTo", createdTo);
        days.instantsFrom(all, "p.updated_at", "updatedFrom", updatedFrom);
        days.instantsTo(all, "p.updated_at", "updatedTo", updatedTo);
        return all;
    }
}
