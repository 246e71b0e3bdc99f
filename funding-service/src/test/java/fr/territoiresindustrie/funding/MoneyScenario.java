package fr.territoiresindustrie.funding;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** A scenario of money: after each one every invariant of the books holds, and every event told follows its schema. */
public abstract class MoneyScenario {

    @Inject
    protected FundingFixture funding;

    @AfterEach
    protected void nothingIsLost() throws Exception {
        funding.invariantsHold();
        funding.eventsFollowTheirSchemas();
    }
}
