package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.journey.PartnerClient.Manner;
import fr.territoiresindustrie.platform.conformance.Conformance;
import fr.territoiresindustrie.platform.conformance.Finding;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import fr.territoiresindustrie.platform.launcher.Port;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that handles a bad day and one that does not, told from each other by the conformance kit. */
class ConformanceJourneyIT {

    private static final int TRIALS = 14;

    @Test
    void aCarefulClientHandlesAll() throws Exception {
        assertThat(findingsOn(Manner.CAREFUL))
                .hasSize(TRIALS)
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.HANDLED));
    }

    /** Its library repeats a read whose connection broke, and its receiver has nothing against what comes late. */
    @Test
    void aCarelessClientIsTold() throws Exception {
        Map<String, Finding> findings =
                findingsOn(Manner.CARELESS).stream().collect(Collectors.toMap(Finding::trial, finding -> finding));
        assertThat(findings).hasSize(TRIALS);
        assertThat(seen(findings, "read_busy")).contains("Retry-After");
        assertThat(seen(findings, "read_limited")).contains("Retry-After");
        for (String write : List.of("write_busy", "write_lost", "write_cut", "write_limited", "still_running")) {
            assertThat(seen(findings, write)).contains("another Idempotency-Key");
        }
        assertThat(seen(findings, "refused")).contains("repeated unchanged");
        assertThat(seen(findings, "stale")).contains("without a look");
        assertThat(seen(findings, "webhook_twice")).contains("500");
        assertThat(seen(findings, "webhook_forged")).contains("500");
        assertThat(seen(findings, "webhook_old")).contains("500");
        assertThat(findings.get("read_cut").verdict()).isEqualTo(Verdict.HANDLED);
        assertThat(findings.get("webhook_late").verdict()).isEqualTo(Verdict.HANDLED);
    }

    private static String seen(Map<String, Finding> findings, String trial) {
        Finding finding = findings.get(trial);
        assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.NOT_HANDLED);
        return finding.seen();
    }

    private static List<Finding> findingsOn(Manner manner) throws Exception {
        String gateway = RunningPlatform.platform().settings().url(Port.GATEWAY);
        try (Conformance conformance = Conformance.open(gateway, 0);
                PartnerClient client = new PartnerClient(manner, conformance.address())) {
            client.spendADay();
            return conformance.findings();
        }
    }
}
