package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A brownfield as the CNIG standard <em>Friches</em> 1.0.6 describes it; the values of its lists are the standard's, in upper case.
 *
 * @param siteId identifier in the inventory
 * @param commune official code of the main commune
 * @param landArea area of the land unit, square metres
 * @param floorArea floor area of the buildings, square metres
 * @param cadastralReferences identifiers of the parcels, 14 characters each
 */
@Schema(name = "BrownfieldSite")
public record BrownfieldSite(
        @PlainText @Size(max = 100) @Nullable String siteId,
        @PlainText @Size(max = 300) @Nullable String name,
        @Nullable SiteType type,
        @Nullable SiteStatus status,
        @Nullable Occupation occupation,
        @Nullable SoilPollution soilPollution,
        @Nullable Reconversion reconversion,
        @PlainText @Size(max = 300) @Nullable String address,
        @Pattern(regexp = Sheet.COMMUNE) @Nullable String commune,
        @PlainText @Size(max = 300) @Nullable String formerActivity,
        @Min(1700) @Max(2200) @Nullable Integer activityEndYear,
        @Min(0) @Nullable Long landArea,
        @Min(0) @Nullable Long floorArea,

        @Size(max = 200)
        List<@NotNull @Pattern(regexp = "^[0-9AB]{2}[0-9]{6}[0-9A-Z]{2}[0-9]{4}$") String> cadastralReferences,

        @Nullable LocalDate identifiedOn,

        @Size(max = 2_000) @Pattern(regexp = Attachment.ADDRESS) @Nullable
        String url) {

    public BrownfieldSite {
        cadastralReferences = Objects.requireNonNullElse(cadastralReferences, List.of());
    }

    /** What the land was: site_type of the standard. */
    @Schema(name = "BrownfieldSiteType")
    public enum SiteType {
        FRICHE_INDUSTRIELLE("friche industrielle"),
        FRICHE_COMMERCIALE("friche commerciale"),
        FRICHE_HOSPITALIERE("friche hospitalière"),
        FRICHE_AGRO_INDUSTRIELLE("friche agro-industrielle"),
        FRICHE_CARRIERE_OU_MINE("friche carrière ou mine"),
        FRICHE_MILITAIRE("friche militaire"),
        FRICHE_D_HABITAT("friche d'habitat"),
        FRICHE_D_EQUIPEMENT_PUBLIC("friche d'équipement public"),
        FRICHE_PORTUAIRE("friche portuaire"),
        FRICHE_AEROPORTUAIRE("friche aéroportuaire"),
        FRICHE_FERROVIAIRE("friche ferroviaire"),
        FRICHE_LOGISTIQUE("friche logistique"),
        FRICHE_LOISIR_TOURISME_HOTELLERIE("friche loisir tourisme hôtellerie"),
        FRICHE_ENSEIGNEMENT("friche enseignement"),
        FRICHE_CULTUELLE("friche cultuelle"),
        MIXTE_DOMINANTE_HABITAT("mixte - dominante habitat"),
        MIXTE_AUTRE("mixte - autre"),
        INCONNU("inconnu"),
        AUTRE("autre"),
        SANS_OBJET("sans objet");

        private final String label;

        SiteType(String label) {
            this.label = label;
        }

        /** The value as the standard writes it. */
        public String label() {
            return label;
        }
    }

    /** Where it stands on its way to a new use: site_statut of the standard. */
    @Schema(name = "BrownfieldSiteStatus")
    public enum SiteStatus {
        FRICHE_POTENTIELLE("friche potentielle"),
        FRICHE_SANS_PROJET("friche sans projet"),
        FRICHE_AVEC_PROJET("friche avec projet"),
        FRICHE_RECONVERTIE("friche reconvertie"),
        INCONNU("inconnu"),
        AUTRE("autre"),
        SANS_OBJET("sans objet");

        private final String label;

        SiteStatus(String label) {
            this.label = label;
        }

        /** The value as the standard writes it. */
        public String label() {
            return label;
        }
    }

    /** Who is on it: site_occupation of the standard. */
    @Schema(name = "BrownfieldOccupation")
    public enum Occupation {
        TOTALEMENT_INOCCUPE("totalement inoccupé"),
        PARTIELLEMENT_INOCCUPE("partiellement inoccupé"),
        OCCUPATION_TRANSITOIRE_OU_TEMPORAIRE("occupation transitoire ou temporaire"),
        OCCUPATION_ILLICITE_SUPPOSEE("occupation illicite supposée"),
        OCCUPATION_ILLICITE_AVEREE("occupation illicite avérée"),
        INCONNU("inconnu"),
        AUTRE("autre"),
        SANS_OBJET("sans objet");

        private final String label;

        Occupation(String label) {
            this.label = label;
        }

        /** The value as the standard writes it. */
        public String label() {
            return label;
        }
    }

    /** What is known of its soil: sol_pollution_existe of the standard. */
    @Schema(name = "BrownfieldSoilPollution")
    public enum SoilPollution {
        POLLUTION_INEXISTANTE("pollution inexistante"),
        POLLUTION_TRAITEE("pollution traitée"),
        POLLUTION_PEU_PROBABLE("pollution peu probable"),
        POLLUTION_SUPPOSEE("pollution supposée"),
        POLLUTION_AVEREE("pollution avérée"),
        INCONNU("inconnu"),
        AUTRE("autre"),
        SANS_OBJET("sans objet");

        private final String label;

        SoilPollution(String label) {
            this.label = label;
        }

        /** The value as the standard writes it. */
        public String label() {
            return label;
        }
    }

    /** What it becomes: site_reconv_type of the standard. */
    @Schema(name = "BrownfieldReconversion")
    public enum Reconversion {
        HABITAT("habitat"),
        BUREAU("bureau"),
        COMMERCE("commerce"),
        INDUSTRIE("industrie"),
        AUTRES_ACTIVITES_ECONOMIQUES("autres activités économiques"),
        EQUIPEMENT_PUBLIC("équipement public"),
        AMENAGEMENT_D_ESPACE_PUBLIC("aménagement d'espace public"),
        RENATURATION("renaturation"),
        PANNEAUX_PHOTOVOLTAIQUES("panneaux photovoltaïques"),
        ENERGIE_HORS_PHOTOVOLTAIQUE("énergie, hors photovoltaïque"),
        MIXTE("mixte"),
        INCONNU("inconnu"),
        AUTRE("autre"),
        SANS_OBJET("sans objet");

        private final String label;

        Reconversion(String label) {
            this.label = label;
        }

        /** The value as the standard writes it. */
        public String label() {
            return label;
        }
    }
}
