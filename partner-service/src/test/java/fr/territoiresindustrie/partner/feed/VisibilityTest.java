package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.partner.Events;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibilityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"APPROVED", "APPROVED_WITH_CONDITIONS", "IN_PROGRESS", "ON_HOLD", "COMPLETED"})
    void everyoneSeesAnApprovedProject(String state) {
        assertThat(project(state, false).audience()).containsExactly("public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBMITTED", "UNDER_REVIEW", "RETURNED", "ADJOURNED", "REJECTED"})
    void whoExaminesSeesAReleasedProject(String state) {
        assertThat(project(state, false).audience())
                .containsExactlyInAnyOrder(
                        "role:delegation", "role:observer", "role:operator", "region:84", "territory:TI2-8403");
    }

    @Test
    void aDraftStaysWithItsTerritoryAndWhoReadsEverything() {
        assertThat(project("DRAFT", false).audience())
                .containsExactlyInAnyOrder("role:delegation", "role:observer", "territory:TI2-8403");
    }

    @Test
    void whatWasReleasedStaysReleased() {
        assertThat(project("ABANDONED", true).audience()).contains("region:84", "role:operator");
        assertThat(project("ABANDONED", false).audience()).doesNotContain("region:84", "role:operator");
    }

    @Test
    void aMachineClientIsItsOperatorsAndTheSteeringsBusiness() throws JsonProcessingException {
        JsonNode client = JSON.readTree(
                "{\"id\": \"si\", \"state\": \"SUSPENDED\", \"operator\": \"ademe\", \"reason\": \"SECRET-REASON\"}");
        Told told = Visibility.tell("client", "si", client, false, Set.of());
        assertThat(told.audience())
                .containsExactlyInAnyOrder("role:platform-admin", "role:delegation", "operator:ademe");
        assertThat(told.data().toString()).doesNotContain("SECRET");
        JsonNode nobodys = JSON.readTree("{\"id\": \"si\", \"operator\": null}");
        assertThat(Visibility.tell("client", "si", nobodys, false, Set.of()).audience())
                .containsExactlyInAnyOrder("role:platform-admin", "role:delegation");
        assertThat(Visibility.tell("limit", "client:si", nobodys, false, Set.of())
                        .audience())
                .containsExactlyInAnyOrder("role:platform-admin", "role:delegation");
    }

    @Test
    void aReferralIsItsPartiesAndWhoReadsEverything() throws JsonProcessingException {
        JsonNode data = JSON.readTree("{\"id\": \"r\", \"projectId\": \"p\", \"territory\": \"TI2-8403\","
                + " \"operator\": \"ademe\", \"state\": \"SENT\", \"message\": \"SECRET\"}");
        Set<String> project = Set.of("project:p", "territory:TI2-8403", "region:84");
        Told told = Visibility.tell("referral", "r", data, false, project);
        assertThat(told.audience())
                .containsExactlyInAnyOrder(
                        "role:delegation", "role:observer", "territory:TI2-8403", "region:84", "operator:ademe");
        assertThat(told.data().toString()).doesNotContain("SECRET").contains("SENT");
        assertThat(Visibility.needsProject("referral")).isTrue();
    }

    @Test
    void aStateThatIsNotKnownIsNotPublic() {
        assertThat(project("SOMETHING_NEW", false).audience()).doesNotContain("public");
    }

    @Test
    void reasonsAndWhateverElseIsAddedStayInside() {
        assertThat(project("APPROVED", true).data().toString())
                .doesNotContain("SECRET")
                .contains("Atelier");
    }

    @Test
    void anApplicationGoesToItsOwnOnlyUntilItIsAgreed() {
        Set<String> project = Set.of("project:p", "territory:TI2-8403", "region:84");
        assertThat(application("DRAFT", project).audience()).containsExactly("territory:TI2-8403");
        assertThat(application("SUBMITTED", project).audience())
                .containsExactlyInAnyOrder(
                        "role:delegation", "role:observer", "territory:TI2-8403", "region:84", "operator:ademe");
        assertThat(application("AGREED", project).audience()).containsExactly("public");
    }

    @Test
    void aPaymentGoesToThoseOfItsApplicationAndNotToThePublic() {
        Told told = Visibility.tell(
                "payment",
                "x",
                read("{\"id\": \"x\", \"operator\": \"84\", \"state\": \"CONFIRMED\", \"iban\": \"FR76\"}"),
                false,
                Set.of("territory:TI2-9307", "region:93"));
        assertThat(told.audience())
                .containsExactlyInAnyOrder(
                        "role:delegation", "role:observer", "territory:TI2-9307", "region:93", "region:84");
        assertThat(told.data().has("iban")).isFalse();
    }

    @Test
    void whatTheFeedWasNotTaughtGoesToTheDelegationWithItsNameOnly() {
        Told told = Visibility.tell(
                "voucher", "x", read("{\"id\": \"x\", \"iban\": \"FR76\", \"state\": \"PAID\"}"), false, Set.of());
        assertThat(told.audience()).containsExactly("role:delegation");
        assertThat(told.data().toString()).isEqualTo("{\"id\":\"x\",\"state\":\"PAID\"}");
    }

    @Test
    void aClaimWithoutItsRoleIsNothing() {
        Caller caller = new Caller("s", "c", "n", Set.of("observer"), Set.of("84"), Set.of("TI2-8403"), "ademe");
        assertThat(Audience.of(caller)).containsExactlyInAnyOrder("public", "role:observer", "subject:s");
    }

    private static Told project(String state, boolean released) {
        return Visibility.tell(
                "project", "p", read(Events.projectData("p", "TI2-8403", "84", state)), released, Set.of());
    }

    private static Told application(String state, Set<String> project) {
        return Visibility.tell(
                "application",
                "a",
                read("{\"state\": \"%s\", \"operator\": \"ademe\", \"envelopeCode\": \"E\"}".formatted(state)),
                false,
                project);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
