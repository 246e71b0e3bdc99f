package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.text.Text;
import java.util.Arrays;
import java.util.Optional;

/** The columns of the file of sheets, each with the place of the sheet that it fills. */
enum SheetColumn {
    EXTERNAL_ID(
            "externalId",
            "",
            "Votre identifiant du projet, unique dans le territoire.",
            "Your identifier of the project, unique in the territory.",
            "P-2027-001"),
    TITLE("title", "/title", "Titre.", "Title.", "Atelier partagé de soudure laser"),
    SUMMARY("summary", "/summary", "Résumé.", "Summary.", "Former trente soudeurs par an sur une machine commune."),
    THEME("theme", "/theme", "Thème de la phase du territoire.", "Theme of the territory's phase.", "SKILLS"),
    LEAD_NAME("leadName", "/lead/name", "Organisme porteur.", "Lead organisation.", "Saint-Étienne Métropole"),
    LEAD_SIREN("leadSiren", "/lead/siren", "Son SIREN.", "Its SIREN.", "244200770"),
    COMMUNES(
            "communes",
            "/locations",
            "Codes de communes, séparés par |.",
            "Codes of communes, separated by |.",
            "42218|42095"),
    STARTS_ON(
            "startsOn",
            "/calendar/start",
            "Début : AAAA-MM-JJ ou JJ/MM/AAAA.",
            "Start: YYYY-MM-DD or DD/MM/YYYY.",
            "2027-01-01"),
    ENDS_ON("endsOn", "/calendar/end", "Fin, de même.", "End, likewise.", "2028-06-30"),
    COSTS(
            "costs",
            "/financingPlan/costs",
            "Dépenses, libellé : montant, séparées par |.",
            "Costs, label : amount, separated by |.",
            "Machine : 200000.00 | Locaux : 50000,00"),
    RESOURCES(
            "resources",
            "/financingPlan/resources",
            "Ressources, financeur : montant : ASKED, GRANTED ou PAID, séparées par |.",
            "Resources, funder : amount : ASKED, GRANTED or PAID, separated by |.",
            "Région : 150000.00 : ASKED | Porteur : 100000.00 : GRANTED"),
    RESULTS(
            "expectedResults",
            "/expectedResults",
            "Résultats attendus, nature : valeur : unité, séparés par |.",
            "Expected results, kind : value : unit, separated by |.",
            "PEOPLE_TRAINED : 30 : personnes par an"),
    PARTNERS(
            "partners",
            "/partners",
            "Partenaires, nom : rôle ou nom : rôle : SIREN, séparés par |.",
            "Partners, name : role or name : role : SIREN, separated by |.",
            "Lycée professionnel : formation"),
    NEEDS("needs", "/needs", "Besoins, séparés par |.", "Needs, separated by |.", "Ingénierie de formation"),
    BROWNFIELD_NATURE("brownfieldNature", "/brownfield/nature", "Friche : nature.", "Brownfield: nature.", ""),
    BROWNFIELD_AREA(
            "brownfieldAreaHectares",
            "/brownfield/areaHectares",
            "Friche : surface en hectares.",
            "Brownfield: area in hectares.",
            ""),
    BROWNFIELD_WORKS(
            "brownfieldIntervention",
            "/brownfield/intervention",
            "Friche : nature des travaux.",
            "Brownfield: kind of works.",
            ""),
    NOTES("confidentialNotes", "/confidentialNotes", "Notes confidentielles.", "Confidential notes.", "");

    private final String header;
    private final String pointer;
    private final Text meaning;
    private final String example;

    SheetColumn(String header, String pointer, String fr, String en, String example) {
        this.header = header;
        this.pointer = pointer;
        this.meaning = new Text(fr, en);
        this.example = example;
    }

    String header() {
        return header;
    }

    Text meaning() {
        return meaning;
    }

    String example() {
        return example;
    }

    static Optional<SheetColumn> of(String header) {
        return Arrays.stream(values()).filter(c -> c.header.equals(header)).findFirst();
    }

    /** The column that fills this place of the sheet; the place itself where none does. */
    static String at(String pointer) {
        return Arrays.stream(values())
                .filter(c -> !c.pointer.isEmpty() && (pointer + "/").startsWith(c.pointer + "/"))
                .findFirst()
                .map(SheetColumn::header)
                .orElse(pointer);
    }
}
