package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What the tests of searches share. */
abstract class Searches {

    static final ProjectApi DELEGATION = new ProjectApi(Tokens.delegation());

    static void sql(String update, String id) throws java.sql.SQLException {
        javax.sql.DataSource database = io.quarkus.arc.Arc.container()
                .instance(javax.sql.DataSource.class)
                .get();
        try (java.sql.Connection connection = database.getConnection();
                java.sql.PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    static String team(TerritoryFixture territory, String path, String type) {
        return ProjectApi.team(territory)
                .request()
                .accept(type)
                .get(path + territory.code())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    static void total(ProjectApi who, String query, int expected) {
        who.request()
                .get("/v1/projects/search?" + query)
                .then()
                .statusCode(200)
                .body("totalEstimate", equalTo(expected))
                .body("items", hasSize(expected));
    }

    static Map<String, Integer> facet(ProjectApi who, String query, String facet) {
        Response found = who.request().get("/v1/projects/search?" + query);
        found.then().statusCode(200);
        List<Map<String, Object>> values = found.path("facets.find { it.facet == '" + facet + "' }.values");
        return values.stream().collect(java.util.stream.Collectors.toMap(v -> (String) v.get("value"), v ->
                (Integer) v.get("count")));
    }

    static String create(TerritoryFixture territory, fr.territoiresindustrie.project.pipeline.SheetFixture sheet) {
        return ProjectApi.team(territory).create(territory, sheet.build()).path("id");
    }

    static List<String> ids(TerritoryFixture territory, String words) {
        String[] parts = words.split("&", 2);
        String path = "/v1/projects/search" + (parts.length > 1 && parts[1].startsWith("sort") ? "?" + parts[1] : "");
        Response found = DELEGATION
                .request()
                .queryParam("q", parts.length > 1 && parts[1].startsWith("sort") ? parts[0] : words)
                .queryParam("territory", territory.code())
                .get(path);
        found.then().statusCode(200);
        return found.path("items.project.id");
    }
}
