package fr.territoiresindustrie.funding.envelope;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the money of an envelope may go.
 *
 * @param codes official codes of the régions or départements; none for the whole country
 */
@Schema(name = "Perimeter")
public record Perimeter(
        @Schema(required = true) Kind kind,
        @Schema(required = true) List<String> codes) {

    /** How wide it is. */
    @Schema(name = "PerimeterKind")
    public enum Kind {
        NATIONAL,
        REGION,
        DEPARTEMENT
    }

    static final Perimeter NATIONAL = new Perimeter(Kind.NATIONAL, List.of());

    /** Whether all of another perimeter lies in this one. {@code regionOf} gives the région of each département. */
    boolean contains(Perimeter other, Map<String, String> regionOf) {
        return switch (kind) {
            case NATIONAL -> true;
            case REGION -> other.kind != Kind.NATIONAL && codes.containsAll(other.regions(regionOf));
            case DEPARTEMENT -> other.kind == Kind.DEPARTEMENT && codes.containsAll(other.codes);
        };
    }

    private List<String> regions(Map<String, String> regionOf) {
        Stream<String> regions =
                kind == Kind.REGION ? codes.stream() : codes.stream().map(regionOf::get);
        return regions.filter(Objects::nonNull).distinct().toList();
    }

    /** The codes that do not exist. */
    List<String> unknown(Map<String, String> regionOf) {
        return codes.stream()
                .filter(code -> switch (kind) {
                    case NATIONAL -> true;
                    case REGION -> !regionOf.containsValue(code);
                    case DEPARTEMENT -> !regionOf.containsKey(code);
                })
                .toList();
    }
}
