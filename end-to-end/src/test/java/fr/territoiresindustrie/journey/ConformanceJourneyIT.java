package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.journey.PartnerClient.Manner;
import fr.territoiresindustrie.platform.conformance.Conformance;
import fr.territoiresindustrie.platform.conformance.Finding;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
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

    /** Its receiver has nothing against what comes late. */
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
        assertThat(seen(findings, "webhook_forged")).contains("204");
        assertThat(seen(findings, "webhook_old")).contains("204");
        assertThat(seen(findings, "read_cut")).contains("never repeated");
        assertThat(findings.get("webhook_late").verdict()).isEqualTo(Verdict.HANDLED);
    }

    private static String seen(Map<String, Finding> findings, String trial) {
        Finding finding = findings.get(trial);
        assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.NOT_HANDLED);
        return finding.seen();
    }

    private static List<Finding> findingsOn(Manner manner) throws Exception {
        return findings(manner, RunningPlatform.platform().settings());
    }

    /** What the kit says of such a client on a platform. */
    static List<Finding> findings(Manner manner, Settings settings) throws Exception {
        try (Conformance conformance = Conformance.open(settings.url(Port.GATEWAY), 0);
                PartnerClient client = new PartnerClient(manner, conformance.address(), settings.issuer())) {
            client.spendADay();
            return conformance.findings();
        }
    }
}
