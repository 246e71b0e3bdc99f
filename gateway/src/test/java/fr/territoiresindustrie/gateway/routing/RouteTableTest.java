package fr.territoiresindustrie.gateway.routing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "regions, TERRITORIES",
        "departements, TERRITORIES",
        "intercommunalities, TERRITORIES",
        "communes, TERRITORIES",
        "territories, TERRITORIES",
        "resolutions, TERRITORIES",
        "features, TERRITORIES",
        "indicators, TERRITORIES",
        "observations, TERRITORIES",
        "observatory, TERRITORIES",
        "projects, PROJECTS",
        "committees, PROJECTS",
        "committee-sessions, PROJECTS",
        "funding-sources, FUNDING",
        "envelopes, FUNDING",
        "schemes, FUNDING",
        "referrals, FUNDING",
        "applications, FUNDING",
        "payments, FUNDING",
        "beneficiaries, FUNDING",
        "publications, FUNDING",
        "reference-vintages, TERRITORIES",
        "events, PARTNERS",
        "webhooks, PARTNERS"
    })
    void sendsEachResourceToItsOwner(String segment, Part part) {
        assertThat(RouteTable.partOf("/v1/" + segment)).isEqualTo(part);
        assertThat(RouteTable.partOf("/v1/" + segment + "/")).isEqualTo(part);
        assertThat(RouteTable.partOf("/v1/" + segment + "/a/b")).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v1",
                "/v1/",
                "/v1/q",
                "/q/health",
                "/v1/regionsX",
                "/v1/event",
                "/v2/regions",
                "/internal",
                "/v1/internal",
                "/v1/internal/leases",
                "/q/",
                "/q/metrics",
                "/v1/Regions",
                "/V1/regions",
                "v1/regions"
            })
    void knowsNothingElse(String path) {
        assertThat(RouteTable.partOf(path)).isNull();
    }

    @Test
    void listsThirtyThreeResources() {
        int listed = 0;
        for (Part part : Part.values()) {
            listed += part.segments().size();
        }
        assertThat(listed).isEqualTo(33);
    }
}
