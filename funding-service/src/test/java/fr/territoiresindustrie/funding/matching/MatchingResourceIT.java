package fr.territoiresindustrie.funding.matching;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

/** Schemes held against a project: those that fit with reasons, the others with what blocks them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MatchingResourceIT {

    @Inject
    FundingFixture funding;

    @Test
    void ranksWhatFitsAndSaysWhatBlocksTheRest() throws Exception {
        UUID project = funding.project("APPROVED");
        String made = scheme(Map.of("criteria", Map.of("phases", List.of(2), "themes", List.of("LAND"))));
        String anyone = scheme(Map.of());
        String sized = scheme(Map.of("criteria", Map.of("minEligibleBase", "200000.00")));
        String otherTheme = scheme(Map.of("criteria", Map.of("themes", List.of("SKILLS"))));
        String otherRegion = scheme(Map.of("criteria", Map.of("regions", List.of("93"))));
        String publicLead = scheme(Map.of("criteria", Map.of("leadKinds", List.of("PUBLIC_BODY"))));
        String companyLead = scheme(Map.of("criteria", Map.of("leadKinds", List.of("COMPANY"))));
        String past = scheme(Map.of("endsOn", "2020-12-31"));
        String closed = scheme(Map.of("form", "LOAN", "intake", "CALL"));

        var answer = as(null).get("/v1/schemes/matches?project=" + project)
                .then()
                .statusCode(200)
                .body("fitting.scheme", hasItems(made, anyone, sized, companyLead))
                .body("blocked.find { it.scheme == '" + otherTheme + "' }.blocking", equalTo("THEME"))
                .body("blocked.find { it.scheme == '" + otherRegion + "' }.blocking", equalTo("REGION"))
                .body("blocked.find { it.scheme == '" + publicLead + "' }.blocking", equalTo("LEAD"))
                .body("blocked.find { it.scheme == '" + past + "' }.blocking", equalTo("DATES"))
                .body("blocked.find { it.scheme == '" + closed + "' }.blocking", equalTo("WINDOW"))
                .body("blocked.find { it.scheme == 'FAIIT' }.blocking", equalTo("PHASE"))
                .body("fitting.find { it.scheme == '" + sized + "' }.unknown", equalTo(1))
                .body("fitting.find { it.scheme == '" + companyLead + "' }.reasons[0].result", equalTo("UNKNOWN"))
                .extract();
        List<String> order = answer.path("fitting.scheme");
        assertThat(order.indexOf(made)).as("asked for, before open to all").isLessThan(order.indexOf(anyone));
        assertThat(order.indexOf(anyone)).as("sure, before unsure").isLessThan(order.indexOf(sized));
    }

    @Test
    void aBaseDecidesWhatDependsOnIt() throws Exception {
        UUID project = funding.project("APPROVED");
        String sized = scheme(Map.of(
                "form",
                "GRANT",
                "criteria",
                Map.of("minEligibleBase", "200000.00"),
                "terms",
                Map.of("maxRate", 0.5, "cap", "800000.00", "deMinimis", false)));
        as(null).get("/v1/schemes/matches?base=199999.99&project=" + project)
                .then()
                .body("blocked.find { it.scheme == '" + sized + "' }.blocking", equalTo("BASE"));
        as(null).get("/v1/schemes/matches?base=200000.01&project=" + project)
                .then()
                .body("fitting.find { it.scheme == '" + sized + "' }.atMost", equalTo("100000.00"));
        as(null).get("/v1/schemes/matches?base=2000000&project=" + project)
                .then()
                .body("fitting.find { it.scheme == '" + sized + "' }.atMost", equalTo("800000.00"));
        as(null).get("/v1/schemes/matches?base=1e6&project=" + project)
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("base"));
        as(null).get("/v1/schemes/matches").then().statusCode(422);
        as(null).get("/v1/schemes/matches?project=x").then().statusCode(422);
    }

    @Test
    void aProjectThatTheCallerMayNotSeeIsNotFound() throws Exception {
        UUID draft = funding.project("DRAFT");
        UUID submitted = funding.project("SUBMITTED");
        for (String token : new String[] {null, Tokens.region("84"), Tokens.operator("ademe"), Tokens.delegation()}) {
            as(token).get("/v1/schemes/matches?project=" + draft).then().statusCode(404);
        }
        as(TEAM).get("/v1/schemes/matches?project=" + draft).then().statusCode(200);
        as(null).get("/v1/schemes/matches?project=" + submitted).then().statusCode(404);
        as(Tokens.region("93"))
                .get("/v1/schemes/matches?project=" + submitted)
                .then()
                .statusCode(404);
        as(Tokens.region("84"))
                .get("/v1/schemes/matches?project=" + submitted)
                .then()
                .statusCode(200);
    }
}
