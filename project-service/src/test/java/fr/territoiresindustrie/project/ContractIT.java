package fr.territoiresindustrie.project;

import fr.territoiresindustrie.kittest.ContractCheck;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ContractIT {

    @TestHTTPResource(value = "/q/openapi", management = true)
    URI openapi;

    @Test
    void servesTheCommittedContract() {
        ContractCheck.matches(
                "project-service",
                RestAssured.given().accept("application/yaml").get(openapi).asString());
    }
}
