package fr.territoiresindustrie.funding.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a request for aid was received: no work that is aided starts before (decree 2018-514, article 5).
 *
 * @param day of the first submission in Paris, today where there was none yet; corrections do not change it
 * @param binding whether work may not start before: a loan or equity is no aid, and what was published elsewhere is as it is
 */
record Reception(LocalDate day, boolean binding) {

    /** Whether work that starts on this day, if any is said, may be aided. */
    boolean admits(@Nullable LocalDate start) {
        return !binding || start == null || !start.isBefore(day);
    }
}
