package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Why webhooks are refused. */
public enum WebhookProblem implements ProblemCode {
    TOO_MANY_WEBHOOKS(409, "Trop de webhooks", "Too many webhooks"),
    WEBHOOK_ADDRESS_REFUSED(422, "Adresse refusée", "Address refused");

    private final int status;
    private final Text title;

    WebhookProblem(int status, String fr, String en) {
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
