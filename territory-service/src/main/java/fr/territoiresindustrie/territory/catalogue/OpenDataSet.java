package fr.territoiresindustrie.territory.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set that anyone may take.
 *
 * @param term first and last day that it is about, the last null while open; null where it is about no time
 * @param files where it is to be had
 */
record OpenDataSet(
        String id,
        String title,
        String description,
        List<String> keywords,
        String producer,
        @Nullable Term term,
        List<File> files) {

    record Term(String from, @Nullable String to) {}

    /** One address under one media type. */
    record File(String title, String path, Form form) {}

    /** A form of a file: its media type, and its name in the file types of the Publications Office. */
    enum Form {
        CSV("text/csv", "CSV"),
        NDJSON("application/x-ndjson", "JSON"),
        GEOJSON("application/geo+json", "GEOJSON");

        private final String mediaType;
        private final String fileType;

        Form(String mediaType, String fileType) {
            this.mediaType = mediaType;
            this.fileType = fileType;
        }

        String mediaType() {
            return mediaType;
        }

        String fileType() {
            return fileType;
        }
    }

    private static final String AGENCY = "Agence nationale de la cohésion des territoires";
    private static final String STATISTICS = "Insee, DGCL, Etalab";

    private static List<File> list(String path, Form... forms) {
        return java.util.Arrays.stream(forms)
                .map(form -> new File(form.name(), path, form))
                .toList();
    }

    /** All of them. */
    static List<OpenDataSet> all() {
        return List.of(
                new OpenDataSet(
                        "territories",
                        "Territoires d'industrie",
                        "Les territoires des deux phases du programme, avec leur région chef de file, leurs dates et les chiffres de leur composition.",
                        List.of("Territoires d'industrie", "industrie", "intercommunalité"),
                        AGENCY,
                        new Term("2018-11-22", null),
                        list("/v1/territories", Form.CSV, Form.NDJSON, Form.GEOJSON)),
                new OpenDataSet(
                        "territory-members",
                        "Composition des territoires d'industrie",
                        "Intercommunalités, établissements publics territoriaux et communes membres de chaque territoire, avec leurs dates et la décision qui les a fait entrer.",
                        List.of("Territoires d'industrie", "périmètre", "EPCI"),
                        AGENCY,
                        new Term("2018-11-22", null),
                        list("/v1/territories/members", Form.CSV, Form.NDJSON)),
                new OpenDataSet(
                        "intercommunalities",
                        "Intercommunalités et établissements publics territoriaux",
                        "EPCI à fiscalité propre et EPT du Grand Paris, avec les territoires d'industrie qui en tiennent tout ou partie.",
                        List.of("EPCI", "EPT", "intercommunalité"),
                        STATISTICS,
                        null,
                        list("/v1/intercommunalities", Form.CSV, Form.NDJSON, Form.GEOJSON)),
                new OpenDataSet(
                        "communes",
                        "Communes et leurs territoires d'industrie",
                        "Communes du code officiel géographique, avec codes postaux, intercommunalité, population et territoires d'industrie.",
                        List.of("communes", "code officiel géographique", "code postal"),
                        STATISTICS,
                        null,
                        list("/v1/communes", Form.CSV, Form.NDJSON)),
                new OpenDataSet(
                        "regions",
                        "Régions et collectivités d'outre-mer",
                        "Régions du code officiel géographique, et collectivités qui se tiennent à leur côté.",
                        List.of("régions", "code officiel géographique"),
                        STATISTICS,
                        null,
                        list("/v1/regions", Form.CSV, Form.NDJSON, Form.GEOJSON)),
                new OpenDataSet(
                        "programme-overlaps",
                        "Recouvrements des territoires d'industrie avec les autres programmes",
                        "Pour chaque territoire et chacun des 14 autres programmes de l'ANCT : nombre de communes, d'intercommunalités et d'entités.",
                        List.of("Action cœur de ville", "Petites villes de demain", "France services"),
                        AGENCY,
                        new Term("2024-09-01", "2024-09-30"),
                        list("/v1/programmes/overlaps", Form.CSV, Form.NDJSON)),
                new OpenDataSet(
                        "map",
                        "Carte des territoires d'industrie",
                        "Polygones des territoires des deux phases, des intercommunalités et des régions, par OGC API Features.",
                        List.of("carte", "OGC API Features", "polygones"),
                        "IGN, Etalab",
                        new Term("2018-11-22", null),
                        List.of(
                                collection("territories-phase-1", "Territoires, phase 1"),
                                collection("territories-phase-2", "Territoires, phase 2"),
                                collection("intercommunalities", "Intercommunalités"),
                                collection("regions", "Régions"))));
    }

    private static File collection(String id, String title) {
        return new File(title, "/v1/features/collections/" + id + "/items?limit=2000", Form.GEOJSON);
    }
}
