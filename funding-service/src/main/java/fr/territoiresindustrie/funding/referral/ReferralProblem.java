package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about referrals. */
public enum ReferralProblem implements ProblemCode {
    REFERRAL_UNDER_WAY(409, "Mise en relation en cours", "Referral under way");

    private final int status;
    private final Text title;

    ReferralProblem(int status, String fr, String en) {
        this.status = status;
        this.title = new Text(fr, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }
}
