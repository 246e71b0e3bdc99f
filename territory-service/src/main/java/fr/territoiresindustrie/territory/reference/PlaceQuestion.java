package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked of every list of named places. */
public abstract class PlaceQuestion {

    @QueryParam("q")
    @Size(max = 100)
    @Pattern(regexp = OfficialCode.QUESTION)
    @Parameter(description = "Début des mots du nom, sans égard aux accents ni à la casse.")
    @Nullable
    String q;

    @QueryParam("sort")
    @Pattern(regexp = Search.RELEVANCE)
    @Parameter(
            description =
                    "relevance, avec q : d'abord qui porte ce nom, puis les noms qui commencent ainsi, puis ceux qui le contiennent. Sans lui, l'ordre de la liste.")
    @Nullable
    String sort;

    @QueryParam("region")
    @Pattern(regexp = OfficialCode.REGION)
    @Parameter(description = "Code de région.")
    @Nullable
    String region;

    @QueryParam("departement")
    @Pattern(regexp = OfficialCode.DEPARTEMENT)
    @Parameter(description = "Code de département.")
    @Nullable
    String departement;

    @QueryParam("asOf")
    @Parameter(description = "Jour demandé, AAAA-MM-JJ ; sans lui, tout est montré avec ses dates.")
    @Nullable
    String asOf;

    @QueryParam("labels")
    @Pattern(regexp = LabelService.LANGUAGES)
    @Parameter(description = "Ajoute les libellés des codes, en fr ou en.")
    @Nullable
    String labels;

    public @Nullable String region() {
        return region;
    }

    public @Nullable String departement() {
        return departement;
    }

    /** The day asked; one that cannot be is refused (422). */
    public @Nullable LocalDate day() {
        return AsOf.parse(asOf);
    }

    public @Nullable String labels() {
        return labels;
    }

    /** The names asked, and whether the best come first; an order by relevance to nothing is refused (422). */
    public Search search() {
        if (sort != null && q == null) {
            throw RequestProblem.INVALID_FIELDS
                    .because("La pertinence se mesure à une recherche.", "Relevance is to a search.")
                    .parameter("sort", "SORT_WITHOUT_SEARCH", new Text("Demandez aussi q.", "Ask for q, too."));
        }
        return new Search(q, sort != null);
    }
}
