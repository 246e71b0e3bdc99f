package fr.territoiresindustrie.territory.catalogue;

import fr.territoiresindustrie.territory.reference.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the catalogue in the words of DCAT-AP. */
@ApplicationScoped
class CatalogueService {

    private static final String LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";
    private static final String EUROPE = "http://publications.europa.eu/resource/authority/";
    private static final String DATE = "http://www.w3.org/2001/XMLSchema#date";

    private static final Map<String, Object> CONTEXT = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "vcard", "http://www.w3.org/2006/vcard/ns#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    private final PublicAddress address;

    CatalogueService(PublicAddress address) {
        this.address = address;
    }

    Map<String, Object> catalogue() {
        Map<String, Object> catalogue = node(address.of("/v1/catalogue"), "dcat:Catalog");
        catalogue.put("@context", new java.util.TreeMap<>(CONTEXT));
        catalogue.put("dct:title", french("Données ouvertes du registre des territoires d'industrie"));
        catalogue.put(
                "dct:description",
                french(
                        "Territoires, communes, intercommunalités, recouvrements et cartes, dans la dernière version du registre."));
        catalogue.put("dct:publisher", agent("Territoires d'industrie"));
        catalogue.put("dct:language", id(EUROPE + "language/FRA"));
        catalogue.put("dct:license", id(LICENCE));
        catalogue.put("dct:spatial", id(EUROPE + "country/FRA"));
        catalogue.put("foaf:homepage", id(address.of("/docs")));
        catalogue.put("dcat:themeTaxonomy", id(EUROPE + "data-theme"));
        catalogue.put(
                "dcat:dataset", OpenDataSet.all().stream().map(this::dataSet).toList());
        return catalogue;
    }

    private Map<String, Object> dataSet(OpenDataSet set) {
        Map<String, Object> node = node(address.of("/v1/catalogue") + "#" + set.id(), "dcat:Dataset");
        node.put("dct:identifier", set.id());
        node.put("dct:title", french(set.title()));
        node.put("dct:description", french(set.description()));
        node.put(
                "dcat:keyword",
                set.keywords().stream().map(CatalogueService::french).toList());
        node.put("dcat:theme", id(EUROPE + "data-theme/REGI"));
        node.put("dct:publisher", agent("Territoires d'industrie"));
        node.put("dct:creator", agent(set.producer()));
        node.put("dct:language", id(EUROPE + "language/FRA"));
        node.put("dct:spatial", id(EUROPE + "country/FRA"));
        node.put("dct:accessRights", id(EUROPE + "access-right/PUBLIC"));
        if (set.term() != null) {
            node.put("dct:temporal", term(set.term()));
        }
        node.put(
                "dcat:distribution",
                set.files().stream().map(file -> distribution(set, file)).toList());
        return node;
    }

    private Map<String, Object> distribution(OpenDataSet set, OpenDataSet.File file) {
        String own =
                file.path().startsWith("/v1/features") ? file.path().replaceAll(".*/collections/([^/]+)/.*", "$1") : "";
        Map<String, Object> node = node(
                address.of("/v1/catalogue") + "#" + set.id() + "-" + (own.isEmpty() ? "" : own + "-")
                        + file.form().name().toLowerCase(java.util.Locale.ROOT),
                "dcat:Distribution");
        node.put("dct:title", french(file.title()));
        node.put("dcat:accessURL", id(address.of(file.path())));
        node.put(
                "dcat:mediaType",
                id("https://www.iana.org/assignments/media-types/" + file.form().mediaType()));
        node.put("dct:format", id(EUROPE + "file-type/" + file.form().fileType()));
        node.put("dct:license", id(LICENCE));
        node.put(
                "dct:description",
                french("À demander avec l'en-tête Accept: " + file.form().mediaType()));
        return node;
    }

    private static Map<String, Object> term(OpenDataSet.Term term) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@type", "dct:PeriodOfTime");
        node.put("dcat:startDate", date(term.from()));
        if (term.to() != null) {
            node.put("dcat:endDate", date(term.to()));
        }
        return node;
    }

    private static Map<String, Object> node(String id, String type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@id", id);
        node.put("@type", type);
        return node;
    }

    private static Map<String, Object> agent(String name) {
        return Map.of("@type", "foaf:Agent", "foaf:name", french(name));
    }

    private static Map<String, Object> id(String iri) {
        return Map.of("@id", iri);
    }

    private static Map<String, Object> french(String text) {
        return Map.of("@language", "fr", "@value", text);
    }

    private static Map<String, Object> date(String day) {
        return Map.of("@type", DATE, "@value", day);
    }
}
