package fr.territoiresindustrie.platform.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTest {

    private final Script script = new Script();

    @Test
    void whatIsRepeatedInTimeIsHandled() {
        assertThat(sent(0, "GET", "/v1/regions", null)).contains(Trial.READ_BUSY);
        assertThat(sent(2_000, "GET", "/v1/regions", null)).isEmpty();
        assertThat(verdict(Trial.READ_BUSY)).isEqualTo(Verdict.HANDLED);
    }

    @Test
    void whatIsRepeatedTooEarlyOrNeverIsNot() {
        sent(0, "GET", "/v1/regions", null);
        assertThat(finding(Trial.READ_BUSY).seen()).isEqualTo("never repeated");
        sent(1_999, "GET", "/v1/regions", null);
        assertThat(finding(Trial.READ_BUSY).seen()).contains("1999 ms").contains("2 s");
        sent(2_500, "GET", "/v1/regions", null);
        assertThat(verdict(Trial.READ_BUSY)).as("the first repetition counts").isEqualTo(Verdict.NOT_HANDLED);
    }

    @Test
    void aWriteIsRepeatedUnderItsKey() {
        assertThat(sent(0, "POST", "/v1/projects", "a")).contains(Trial.WRITE_BUSY);
        sent(2_000, "POST", "/v1/projects", "a");
        assertThat(verdict(Trial.WRITE_BUSY)).isEqualTo(Verdict.HANDLED);
        assertThat(sent(3_000, "POST", "/v1/applications", "b")).contains(Trial.WRITE_LOST);
        sent(3_001, "POST", "/v1/applications", "c");
        assertThat(finding(Trial.WRITE_LOST).seen()).contains("another Idempotency-Key");
        assertThat(sent(4_000, "POST", "/v1/webhooks", null)).contains(Trial.WRITE_CUT);
        sent(4_001, "POST", "/v1/webhooks", null);
        assertThat(finding(Trial.WRITE_CUT).seen()).contains("without an Idempotency-Key");
    }

    @Test
    void theSameKeyWithAnotherTextIsTold() {
        script.play(new Call(Duration.ZERO, "POST", "/v1/projects", "a", null, "one text", null));
        script.play(new Call(Duration.ofSeconds(3), "POST", "/v1/projects", "a", null, "another text", null));
        assertThat(finding(Trial.WRITE_BUSY).seen()).contains("another text");
    }

    @Test
    void staleIsReadAgainBeforeItIsWrittenAgain() {
        assertThat(changed(0, "\"1\"")).contains(Trial.STALE);
        assertThat(finding(Trial.STALE).seen()).isEqualTo("never read again");
        sent(10, "GET", "/v1/projects/7", null);
        changed(20, "\"2\"");
        assertThat(verdict(Trial.STALE)).isEqualTo(Verdict.HANDLED);
    }

    @Test
    void staleWrittenAgainFirstIsNotHandled() {
        changed(0, "\"1\"");
        changed(10, "\"2\"");
        sent(20, "GET", "/v1/projects/7", null);
        assertThat(finding(Trial.STALE).seen()).contains("without a look");
    }

    @Test
    void staleWrittenOverWithAnotherTextIsNotHandled() {
        changed(0, "\"1\"");
        script.play(new Call(Duration.ofMillis(10), "POST", "/v1/projects/7/transitions", "k", "*", "other", null));
        sent(20, "GET", "/v1/projects/7", null);
        assertThat(finding(Trial.STALE).seen()).contains("without a look");
    }

    @Test
    void anotherResourceReadIsNoLook() {
        changed(0, "\"1\"");
        sent(5, "GET", "/v1/projects?limit=1", null);
        sent(10, "GET", "/v1/projects/77", null);
        sent(20, "GET", "/v1/proj", null);
        assertThat(finding(Trial.STALE).seen()).isEqualTo("never read again");
    }

    @Test
    void aRuleIsNotAskedTwice() {
        assertThat(sent(0, "DELETE", "/v1/projects/7", null))
                .as("without a body")
                .isEmpty();
        assertThat(put("/v1/webhooks/1", "text")).as("the webhook is needed").isEmpty();
        assertThat(put("/v1/projects/7", "text")).contains(Trial.REFUSED);
        assertThat(put("/v1/projects/7", "another text")).isEmpty();
        assertThat(verdict(Trial.REFUSED)).isEqualTo(Verdict.HANDLED);
        put("/v1/projects/7", "text");
        assertThat(verdict(Trial.REFUSED)).isEqualTo(Verdict.NOT_HANDLED);
    }

    @ParameterizedTest
    @EnumSource
    void whatHadNoChanceIsNotMet(Trial trial) {
        sent(0, "OPTIONS", "/v1/projects", null);
        sent(1, "HEAD", "/v1/projects", null);
        assertThat(verdict(trial)).isEqualTo(Verdict.NOT_MET);
        assertThat(finding(trial).seen()).contains("to play it on");
    }

    @ParameterizedTest
    @EnumSource
    void refusalsAreThoseOfTheContract(Refusal refusal) throws Exception {
        JsonNode promised = contract("problem-codes.json").path("codes").path(refusal.code());
        JsonNode problem = new ObjectMapper().readTree(refusal.body("/v1/projects"));
        assertThat(problem.path("type").asText()).isEqualTo("urn:territoires-industrie:problem:" + refusal.code());
        if (promised.isMissingNode()) {
            // the gateway's own codes stand in its answers' descriptions
            assertThat(contract("released/openapi.json").toString()).contains('(' + refusal.code() + ')');
        } else {
            assertThat(problem.path("status")).isEqualTo(promised.path("status"));
            assertThat(problem.path("title")).isEqualTo(promised.path("fr"));
        }
        assertThat(problem.path("instance").asText()).isEqualTo("/v1/projects");
    }

    private static JsonNode contract(String file) throws IOException {
        Path path = RepositoryFiles.root().resolve("contracts").resolve(file);
        return new ObjectMapper().readTree(Files.readString(path));
    }

    private Optional<Trial> put(String target, String body) {
        return script.play(new Call(Duration.ZERO, "PUT", target, null, null, body, null));
    }

    private Optional<Trial> changed(int at, String tag) {
        return script.play(
                new Call(Duration.ofMillis(at), "POST", "/v1/projects/7/transitions", "k" + tag, tag, "SUBMIT", null));
    }

    private Optional<Trial> sent(int at, String method, String target, @Nullable String key) {
        return script.play(new Call(Duration.ofMillis(at), method, target, key, null, "", null));
    }

    private Finding finding(Trial trial) {
        return script.findings().stream()
                .filter(one -> one.trial().equals(trial.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private Verdict verdict(Trial trial) {
        return finding(trial).verdict();
    }
}
