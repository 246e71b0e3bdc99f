package fr.territoiresindustrie.funding.matching;

import fr.territoiresindustrie.funding.scheme.EligibilityRule;
import fr.territoiresindustrie.funding.scheme.Facts;
import fr.territoiresindustrie.funding.scheme.Finding;
import fr.territoiresindustrie.funding.scheme.Finding.Result;
import fr.territoiresindustrie.funding.scheme.Scheme;
import fr.territoiresindustrie.funding.scheme.Window;
import fr.territoiresindustrie.kit.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A scheme held against a project. */
record Match(
        Scheme scheme, List<Finding> findings, @Nullable Money atMost) {

    /** Surest first: fewest open questions, then most criteria met, as a scheme made for such projects asks more of them; then the code. */
    static final Comparator<Match> BEST_FIRST = Comparator.comparingLong((Match m) -> m.count(Result.UNKNOWN))
            .thenComparing(
                    Comparator.comparingLong((Match m) -> m.count(Result.MET)).reversed())
            .thenComparing(m -> m.scheme().code());

    static Match of(Scheme scheme, List<Window> windows, Facts facts) {
        return new Match(
                scheme,
                EligibilityRule.findings(scheme, windows, facts),
                scheme.terms().ceiling(facts.base()));
    }

    private long count(Result result) {
        return findings.stream().filter(f -> f.result() == result).count();
    }

    Optional<Finding> blocking() {
        return findings.stream().filter(f -> f.result() == Result.UNMET).findFirst();
    }

    boolean fits() {
        return blocking().isEmpty();
    }

    MatchesView.MatchView view(Locale locale) {
        return new MatchesView.MatchView(
                scheme.code(),
                scheme.label(),
                scheme.ownerCode(),
                scheme.form(),
                scheme.terms(),
                (int) count(Result.UNKNOWN),
                blocking().map(Finding::criterion).orElse(null),
                atMost,
                findings.stream().map(f -> MatchesView.ReasonView.of(f, locale)).toList());
    }
}
