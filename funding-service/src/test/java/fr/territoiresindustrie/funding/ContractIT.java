package fr.territoiresindustrie.funding;

import fr.territoiresindustrie.kittest.ContractCheck;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractIT {

    @TestHTTPResource(value = "/openapi", management = true)
    URL openapi;

    @Test
    void theCommittedContractIsTheCodes() {
        ContractCheck.matches(
                "funding-service",
                given().get(openapi).then().statusCode(200).extract().asString());
    }
}
