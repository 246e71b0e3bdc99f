package fr.territoiresindustrie.partner.feed;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import java.util.Set;
import java.util.TreeSet;

/** Who may see an event, and who a caller is, in the same words, so that the database compares the two sets. */
public final class Audience {

    static final String PUBLIC = "public";
    static final String DELEGATION = role(Roles.DELEGATION);
    static final String OBSERVER = role(Roles.OBSERVER);
    static final String ADMINISTRATION = role(Roles.PLATFORM_ADMIN);
    static final String OPERATORS = role(Roles.OPERATOR);

    private Audience() {}

    /** What a caller is. */
    public static Set<String> of(Caller caller) {
        Set<String> words = new TreeSet<>();
        words.add(PUBLIC);
        caller.roles().forEach(role -> words.add(role(role)));
        if (!caller.isPublic()) {
            words.add("subject:" + caller.subject());
        }
        if (caller.is(Roles.REGION)) {
            caller.regions().forEach(code -> words.add(region(code)));
        }
        if (caller.is(Roles.TERRITORY)) {
            caller.territories().forEach(code -> words.add(territory(code)));
        }
        String operator = caller.operator();
        if (caller.is(Roles.OPERATOR) && operator != null) {
            words.add(operator(operator));
        }
        return words;
    }

    static String role(String role) {
        return "role:" + role;
    }

    static String region(String code) {
        return "region:" + code;
    }

    static String territory(String code) {
        return "territory:" + code;
    }

    static String operator(String code) {
        return "operator:" + code;
    }
}
