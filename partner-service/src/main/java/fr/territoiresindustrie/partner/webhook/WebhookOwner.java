package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import java.util.TreeSet;

/** Whose a webhook is: an organisation's, so that its staff sees what its machine does; a researcher's own. */
final class WebhookOwner {

    private WebhookOwner() {}

    /** In the words of the feed's audiences, so that events about the webhook reach its owner. */
    static String of(Caller caller) {
        String operator = caller.operator();
        if (caller.is(Roles.OPERATOR) && operator != null) {
            return "operator:" + operator;
        }
        if (caller.is(Roles.REGION) && !caller.regions().isEmpty()) {
            return "region:" + new TreeSet<>(caller.regions()).first();
        }
        if (caller.is(Roles.TERRITORY) && !caller.territories().isEmpty()) {
            return "territory:" + new TreeSet<>(caller.territories()).first();
        }
        if (caller.is(Roles.DELEGATION)) {
            return "role:" + Roles.DELEGATION;
        }
        return "subject:" + caller.subject();
    }
}
