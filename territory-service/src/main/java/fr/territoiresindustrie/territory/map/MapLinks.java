package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.territory.reference.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links between the resources of the map. */
@ApplicationScoped
class MapLinks {

    static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
    private static final String ROOT = "/v1/features";
    private static final String JSON = "application/json";
    private static final String LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

    private final PublicAddress address;

    MapLinks(PublicAddress address) {
        this.address = address;
    }

    List<LinkView> ofLanding() {
        return List.of(
                link("", "self", JSON, "Cette page"),
                link("/api", "service-desc", OPEN_API, "Description OpenAPI 3.0"),
                new LinkView(address.of("/docs"), "service-doc", "text/html", "Documentation de toute l'API"),
                link("/conformance", "conformance", JSON, "Classes de conformité"),
                link("/collections", "data", JSON, "Collections"));
    }

    List<LinkView> ofConformance() {
        return List.of(link("/conformance", "self", JSON, "Cette page"));
    }

    List<LinkView> ofCollections() {
        return List.of(link("/collections", "self", JSON, "Collections"), licence());
    }

    List<LinkView> ofCollection(Layer layer) {
        String path = "/collections/" + layer.id();
        return List.of(
                link(path, "self", JSON, layer.title()),
                link(path + "/items", "items", ExportFormat.GEO_JSON, layer.title()),
                licence());
    }

    List<LinkView> ofItems(Layer layer, String query, @Nullable String cursor, @Nullable String next) {
        String path = "/collections/" + layer.id();
        List<LinkView> links = new ArrayList<>();
        links.add(link(path + "/items" + with(query, cursor), "self", ExportFormat.GEO_JSON, layer.title()));
        links.add(link(path, "collection", JSON, layer.title()));
        if (next != null) {
            links.add(link(path + "/items" + with(query, next), "next", ExportFormat.GEO_JSON, "Page suivante"));
        }
        return links;
    }

    List<LinkView> ofItem(Layer layer, String id) {
        String path = "/collections/" + layer.id();
        String item = path + "/items/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return List.of(link(item, "self", ExportFormat.GEO_JSON, id), link(path, "collection", JSON, layer.title()));
    }

    private static String with(String query, @Nullable String cursor) {
        String asked = cursor == null ? query : query + (query.isEmpty() ? "" : "&") + "cursor=" + cursor;
        return asked.isEmpty() ? "" : "?" + asked;
    }

    private LinkView link(String path, String rel, String type, String title) {
        return new LinkView(address.of(ROOT + path), rel, type, title);
    }

    private static LinkView licence() {
        return new LinkView(LICENCE, "license", "text/html", "Licence Ouverte 2.0");
    }
}
