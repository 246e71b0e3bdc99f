package fr.territoiresindustrie.platform.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares what the platform accepted with the file's own territory column, and what its ledger says with the sum of the accepted rows. */
final class SeedCheck {

    private static final BigDecimal OPENED = new BigDecimal("360837169.26");

    private final List<PublishedGrant> grants;

    SeedCheck(List<PublishedGrant> grants) {
        this.grants = grants;
    }

    /**
     * The figures in one line, or an exception that says what does not add up.
     *
     * @param proof what funding found when it read the envelope's ledger from its first movement
     */
    String check(Set<String> projects, Set<String> agreed, JsonNode report, JsonNode balance, JsonNode proof) {
        Set<String> expected = grants.stream()
                .filter(grant -> grant.territory() != null)
                .map(PublishedGrant::externalId)
                .collect(Collectors.toSet());
        demand(projects.equals(expected), "projects are not the rows whose own column names a territory of phase 2");
        demand(agreed.equals(projects), "agreements are not those of the projects");
        int judged = report.path("accepted").asInt()
                + report.path("unchanged").asInt()
                + report.path("refused").asInt();
        demand(judged == grants.size(), judged + " rows judged of " + grants.size());

        BigDecimal sum = sum(grants);
        BigDecimal accepted =
                sum(grants.stream().filter(g -> agreed.contains(g.externalId())).toList());
        JsonNode authority = StreamSupport.stream(balance.path("balances").spliterator(), false)
                .filter(b -> Seed.text(b, "authority").equals("AE"))
                .findFirst()
                .orElseThrow();
        BigDecimal committed = Seed.euros(authority, "committed");
        demand(sum.compareTo(OPENED) == 0, "the file sums to " + sum);
        demand(committed.compareTo(accepted) == 0, "committed " + committed + " for accepted rows of " + accepted);
        demand(proof.path("holds").asBoolean(), "the proof of the ledger found " + proof.path("findings"));
        return Seed.ENVELOPE + ": granted " + Seed.text(authority, "granted") + ", committed " + committed
                + " = the sum of " + agreed.size() + " accepted rows; " + (grants.size() - agreed.size())
                + " refused with their reason";
    }

    private static BigDecimal sum(List<PublishedGrant> rows) {
        return rows.stream().map(PublishedGrant::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("The loaded data do not add up: " + otherwise);
        }
    }
}
