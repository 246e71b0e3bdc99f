package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.identity.Roles;

/** The roles that a machine may have: not the administration's own. */
public enum ClientRole {
    TERRITORY(Roles.TERRITORY),
    REGION(Roles.REGION),
    OPERATOR(Roles.OPERATOR),
    DELEGATION(Roles.DELEGATION),
    OBSERVER(Roles.OBSERVER);

    private final String realm;

    ClientRole(String realm) {
        this.realm = realm;
    }

    /** Its name in the realm. */
    String realm() {
        return realm;
    }
}
