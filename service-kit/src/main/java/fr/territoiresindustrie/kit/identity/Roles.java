package fr.territoiresindustrie.kit.identity;

/** The realm roles, as they stand in a token. */
public final class Roles {

    public static final String TERRITORY = "territory";
    public static final String REGION = "region";
    public static final String OPERATOR = "operator";
    public static final String DELEGATION = "delegation";
    public static final String OBSERVER = "observer";
    public static final String PLATFORM_ADMIN = "platform-admin";

    private Roles() {}
}
