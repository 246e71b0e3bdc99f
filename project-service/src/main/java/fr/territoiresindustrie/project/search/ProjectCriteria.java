package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.pipeline.Origin;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What a list or a search of projects is narrowed to, besides words: a filter for every field that a list shows. Those with several values
 * take them separated by commas. Fields are named as in the query, so that a refusal names them.
 */
public final class ProjectCriteria extends ProjectPeriods {

    /** No move for longer than the state allows. */
    static final String STALLED =
            "coalesce(p.state_since < now() - (select make_interval(days => l.days) from stall_limit l where l.state = p.state), false)";

    private static final String OF_PHASE = "p.territory = any(array(select code from territory where phase = :%s))";

    @QueryParam("territory")
    @Size(max = 400)
    @PlainText
    @Parameter(description = "Codes de territoires, séparés par des virgules.")
    @Nullable
    String territory;

    @QueryParam("region")
    @Size(max = 200)
    @PlainText
    @Parameter(description = "Codes de régions, séparés par des virgules.")
    @Nullable
    String region;

    @QueryParam("phase")
    @Pattern(regexp = "^[12]$")
    @Parameter(description = "Phase du programme : 1 ou 2.")
    @Nullable
    String phase;

    @QueryParam("state")
    @Parameter(
            description = "États, séparés par des virgules.",
            explode = Explode.FALSE,
            schema = @Schema(type = SchemaType.ARRAY, implementation = ProjectState.class))
    @Nullable
    String state;

    @QueryParam("theme")
    @Parameter(
            description = "Thèmes, séparés par des virgules.",
            explode = Explode.FALSE,
            schema = @Schema(type = SchemaType.ARRAY, implementation = Theme.class))
    @Nullable
    String theme;

    @QueryParam("origin")
    @Parameter(
            description = "Origines, séparées par des virgules.",
            explode = Explode.FALSE,
            schema = @Schema(type = SchemaType.ARRAY, implementation = Origin.class))
    @Nullable
    String origin;

    @QueryParam("reference")
    @Size(max = 400)
    @PlainText
    @Parameter(description = "Références exactes, séparées par des virgules.")
    @Nullable
    String reference;

    @QueryParam("leadName")
    @Size(max = 200)
    @PlainText
    @Parameter(description = "Texte contenu dans le nom du porteur.")
    @Nullable
    String leadName;

    @QueryParam("leadSiren")
    @Pattern(regexp = "^[0-9]{9}$")
    @Parameter(description = "SIREN du porteur.")
    @Nullable
    String leadSiren;

    @QueryParam("commune")
    @Pattern(regexp = Sheet.COMMUNE)
    @Parameter(description = "Code d'une commune du projet.")
    @Nullable
    String commune;

    @QueryParam("brownfield")
    @Pattern(regexp = "^(true|false)$")
    @Parameter(description = "Si le projet recycle une friche.", schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String brownfield;

    @QueryParam("stalled")
    @Pattern(regexp = "^(true|false)$")
    @Parameter(
            description = "Si le projet n'a pas avancé depuis plus longtemps que son état ne l'admet.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String stalled;

    @QueryParam("flagship")
    @Pattern(regexp = "^(true|false)$")
    @Parameter(description = "Si le projet est un projet totem.", schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String flagship;

    @QueryParam("costFrom")
    @Pattern(regexp = Money.PATTERN)
    @Parameter(description = "Coût total, au moins, en euros.")
    @Nullable
    String costFrom;

    @QueryParam("costTo")
    @Pattern(regexp = Money.PATTERN)
    @Parameter(description = "Coût total, au plus, en euros.")
    @Nullable
    String costTo;

    /** For the framework, which fills the fields from the query. */
    public ProjectCriteria() {}

    /** Whether the counters of projects by kind know how many projects this leaves. */
    boolean isCountedByKind() {
        return Stream.of(reference, leadName, leadSiren, commune, brownfield, stalled, flagship, costFrom, costTo)
                        .allMatch(Objects::isNull)
                && hasNoPeriod();
    }

    /** Whether a facet's own filter is given. */
    boolean narrows(Facet facet) {
        return switch (facet) {
            case STATE -> state != null;
            case THEME -> theme != null;
            case ORIGIN -> origin != null;
            case REGION -> region != null;
            case PHASE -> phase != null;
            case STALLED -> stalled != null;
            case FLAGSHIP -> flagship != null;
        };
    }

    /** All filters; without a facet's own one, to count what its other values would give. */
    Conditions conditions(@Nullable Facet without) {
        Conditions all = new Conditions();
        List<String> territories = Choice.of(territory);
        all.add("p.territory in (:territory)", "territory", territories).hint("t:", territories);
        if (without != Facet.REGION) {
            all.add(
                    "p.territory = any(array(select code from territory where regions && string_to_array(:region, ',')))",
                    "region",
                    joined(regions()));
        }
        if (without != Facet.PHASE) {
            all.add(OF_PHASE.formatted("phase"), "phase", read(phase, Integer::valueOf));
        }
        if (without != Facet.STATE) {
            List<String> states = Choice.of(ProjectState.class, "state", state);
            all.add("p.state in (:state)", "state", states).hint("s:", states);
        }
        if (without != Facet.THEME) {
            List<String> themes = Choice.of(Theme.class, "theme", theme);
            all.add("p.theme in (:theme)", "theme", themes).hint("h:", themes);
            // a theme is found in territories of its phase only: those of the other one are not walked through
            all.add(OF_PHASE.formatted("themePhase"), "themePhase", onlyPhase(themes));
        }
        if (without != Facet.ORIGIN) {
            List<String> origins = Choice.of(Origin.class, "origin", origin);
            all.add("p.origin in (:origin)", "origin", origins).hint("o:", origins);
        }
        if (without != Facet.STALLED && stalled != null) {
            all.add(stalled.equals("true") ? STALLED : "not " + STALLED);
        }
        if (without != Facet.FLAGSHIP && flagship != null) {
            all.add(flagship.equals("true") ? "p.flagship" : "not p.flagship");
        }
        return isCountedByKind() ? all : addRest(all);
    }

    private static @Nullable Integer onlyPhase(List<String> themes) {
        Set<Integer> phases =
                themes.stream().map(name -> Theme.valueOf(name).phase()).collect(Collectors.toSet());
        return phases.size() == 1 ? phases.iterator().next() : null;
    }

    List<String> regions() {
        return Choice.of(region);
    }

    private Conditions addRest(Conditions all) {
        all.add("p.reference in (:reference)", "reference", Choice.of(reference))
                .add("p.lead_name ilike :leadName escape '!'", "leadName", containing(leadName))
                .hold(leadSiren == null ? "" : Conditions.lexeme("l:", leadSiren))
                .hold(commune == null ? "" : Conditions.lexeme("c:", commune))
                .add("p.brownfield = :brownfield", "brownfield", read(brownfield, Boolean::valueOf))
                .add(
                        "p.cost_cents >= :costFrom",
                        "costFrom",
                        read(costFrom, t -> Money.parse(t).cents()))
                .add(
                        "p.cost_cents between 0 and :costTo",
                        "costTo",
                        read(costTo, t -> Money.parse(t).cents()));
        return addPeriods(all);
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : values.stream().collect(Collectors.joining(","));
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
        return text == null ? null : reader.apply(text);
    }

    /** A part of a text, for {@code ilike … escape '!'}. */
    static @Nullable String containing(@Nullable String text) {
        return text == null ? null : "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}
