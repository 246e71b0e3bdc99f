package fr.territoiresindustrie.funding.reconciliation;

import java.util.Comparator;
import java.util.List;

/** What the program proposes for a line, before a person decides. */
public record Proposed(Match match, int confidence, List<Candidate> candidates) {

    /** One payment stands out; several may be it, or one only weakly; none. */
    public enum Match {
        MATCHED,
        AMBIGUOUS,
        UNMATCHED
    }

    private static final int SURE = 80;
    private static final int POSSIBLE = 40;
    private static final int AHEAD = 15;

    /** As many candidates are kept of a line. */
    static final int SHOWN = 10;

    static Proposed of(ReconciliationRequests.Line line, List<Paid> payments) {
        List<Candidate> candidates = payments.stream()
                .map(paid -> Candidate.of(line, paid))
                .filter(candidate -> candidate.confidence() >= POSSIBLE)
                .sorted(Comparator.comparingInt(Candidate::confidence)
                        .reversed()
                        .thenComparing(Candidate::reference))
                .limit(SHOWN)
                .toList();
        if (candidates.isEmpty()) {
            return new Proposed(Match.UNMATCHED, 0, candidates);
        }
        int best = candidates.getFirst().confidence();
        boolean alone = candidates.size() == 1 || candidates.get(1).confidence() <= best - AHEAD;
        return new Proposed(best >= SURE && alone ? Match.MATCHED : Match.AMBIGUOUS, best, candidates);
    }
}
