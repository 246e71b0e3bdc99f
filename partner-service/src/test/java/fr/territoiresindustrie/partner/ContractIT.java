package fr.territoiresindustrie.partner;

import fr.territoiresindustrie.kittest.ContractCheck;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ContractIT {

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void servesTheCommittedContract() {
        String document = given().accept("application/yaml")
                .get(management.resolve("/openapi"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        ContractCheck.matches("partner-service", document);
    }
}
