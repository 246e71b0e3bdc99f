package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.child;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;

/** Lists of envelopes, which everybody reads. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EnvelopeListIT {

    @Inject
    FundingFixture funding;

    @Inject
    EntityManagerFactory sessions;

    @Test
    void takesNoMoreStatementsForTenThanForTwo() {
        String parent = funding.envelope("1000.00");
        List<String> children = IntStream.range(0, 10)
                .mapToObj(i -> child(parent, "10.00", Map.of()))
                .sorted()
                .toList();
        credit(children.getFirst(), "OPENING", 2026, "5.00").then().statusCode(201);
        long two = statementsOf("/v1/envelopes/" + parent + "/children?limit=2");
        long ten = statementsOf("/v1/envelopes/" + parent + "/children?limit=9");
        assertThat(ten).isEqualTo(two);
        var listed =
                as(null).get("/v1/envelopes/" + parent + "/children").then().statusCode(200);
        assertThat(listed.extract().<List<String>>path("items.code")).isEqualTo(children);
        assertThat(listed.extract().<List<Object>>path("items[0].balances.year"))
                .containsExactly(null, 2026);
        assertThat(listed.extract().<List<String>>path("items.collect { it.balances[0].granted }"))
                .containsOnly("10.00");
    }

    private long statementsOf(String path) {
        Statistics statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        as(null).get(path).then().statusCode(200);
        long before = statistics.getPrepareStatementCount();
        as(null).get(path).then().statusCode(200);
        long taken = statistics.getPrepareStatementCount() - before;
        statistics.setStatisticsEnabled(false);
        return taken;
    }
}
