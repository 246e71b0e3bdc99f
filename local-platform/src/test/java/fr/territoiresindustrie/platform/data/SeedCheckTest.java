package fr.territoiresindustrie.platform.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The check of the loaded data, with the answers of a platform that is right and of platforms that are not. */
class SeedCheckTest {

    private static final List<PublishedGrant> GRANTS = PublishedGrant.all();
    private static final Set<String> ACCEPTED = GRANTS.stream()
            .filter(grant -> grant.territory() != null)
            .map(PublishedGrant::externalId)
            .collect(Collectors.toSet());
    private static final JsonNode REPORT = json("{'accepted':450,'unchanged':6,'refused':251}");
    private static final JsonNode BALANCE = balance("243343856.54");
    private static final JsonNode PROOF = json("{'holds':true,'findings':[]}");

    @Test
    void tellsTheFiguresOfAPlatformThatIsRight() {
        assertThat(check(ACCEPTED, ACCEPTED, REPORT, BALANCE, PROOF))
                .isEqualTo(
                        "FV-2023-RECYCLAGE: granted 360837169.26, committed 243343856.54 = the sum of 456 accepted rows;"
                                + " 251 refused with their reason");
    }

    @Test
    void refusesALedgerWhoseProofDoesNotHold() {
        JsonNode broken = json("{'holds':false,'findings':[{'invariant':'BALANCES','detail':'AE COMMITTED'}]}");
        assertThatThrownBy(() -> check(ACCEPTED, ACCEPTED, REPORT, BALANCE, broken))
                .hasMessageContaining("proof of the ledger")
                .hasMessageContaining("AE COMMITTED");
        assertThatThrownBy(() -> check(ACCEPTED, ACCEPTED, REPORT, BALANCE, json("{}")))
                .hasMessageContaining("proof of the ledger");
    }

    @Test
    void refusesACentTooMuch() {
        assertThatThrownBy(() -> check(ACCEPTED, ACCEPTED, REPORT, balance("243343856.55"), PROOF))
                .hasMessageContaining("committed 243343856.55 for accepted rows of 243343856.54");
    }

    @Test
    void refusesAProjectThatIsMissing() {
        assertThatThrownBy(() -> check(oneLess(), oneLess(), REPORT, BALANCE, PROOF))
                .hasMessageContaining("projects are not the rows");
    }

    @Test
    void refusesAProjectOutsideTheTerritories() {
        Set<String> more = new HashSet<>(ACCEPTED);
        GRANTS.stream()
                .filter(grant -> grant.territory() == null)
                .limit(1)
                .forEach(grant -> more.add(grant.externalId()));
        assertThatThrownBy(() -> check(more, more, REPORT, BALANCE, PROOF))
                .hasMessageContaining("projects are not the rows");
    }

    @Test
    void refusesAnAgreementThatIsMissing() {
        assertThatThrownBy(() -> check(ACCEPTED, oneLess(), REPORT, BALANCE, PROOF))
                .hasMessageContaining("agreements are not those of the projects");
    }

    @Test
    void refusesARowThatNobodyJudged() {
        JsonNode report = json("{'accepted':456,'unchanged':0,'refused':250}");
        assertThatThrownBy(() -> check(ACCEPTED, ACCEPTED, report, BALANCE, PROOF))
                .hasMessageContaining("706 rows judged of 707");
    }

    private static String check(
            Set<String> projects, Set<String> agreed, JsonNode report, JsonNode balance, JsonNode proof) {
        return new SeedCheck(GRANTS).check(projects, agreed, report, balance, proof);
    }

    private static Set<String> oneLess() {
        return ACCEPTED.stream().sorted().skip(1).collect(Collectors.toSet());
    }

    private static JsonNode balance(String committed) {
        return json("{'balances':[{'authority':'CP','granted':'0.00','committed':'0.00'},"
                + "{'authority':'AE','granted':'360837169.26','committed':'" + committed + "'}]}");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
