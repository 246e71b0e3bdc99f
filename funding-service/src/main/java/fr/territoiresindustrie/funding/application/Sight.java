package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.scheme.AidForm;
import fr.territoiresindustrie.funding.scheme.Scheme;
import fr.territoiresindustrie.funding.scheme.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules see of an application's surroundings when a command is decided.
 *
 * @param now the instant that decides, and that is written down
 */
record Sight(
        boolean projectApproved,
        boolean paymentUnderWay,
        @Nullable Scheme scheme,
        List<Window> windows,
        Instant now) {

    static final Sight NOTHING = new Sight(false, false, null, List.of(), Instant.EPOCH);

    /** Whether its scheme takes applications at this instant; one without a scheme is never late. */
    boolean isSchemeOpen() {
        return scheme == null || scheme.takesApplicationsAt(now, windows);
    }

    /** Whether all its aid is de minimis. */
    boolean isDeMinimis() {
        return scheme != null && scheme.terms().deMinimis();
    }

    /** Loans and equity are paid back or owned: they are no public aid in full. */
    boolean isAid() {
        return scheme == null || (scheme.form() != AidForm.LOAN && scheme.form() != AidForm.EQUITY);
    }
}
