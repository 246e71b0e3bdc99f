package fr.territoiresindustrie.platform.account;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The accounts of the realm file, with the open secrets they have on the local platform and nowhere else. */
public final class LocalAccounts {

    public static final String REALM = "territoires-industrie";
    public static final String PEOPLE_PASSWORD = "local";

    /** The machine clients; for each there is also a person, {@code <name>-user}. */
    public static final List<String> CLIENTS = List.of(
            "delegation",
            "region-84",
            "region-93",
            "territory-ti2-8403",
            "territory-ti2-9307",
            "banque-des-territoires",
            "ademe",
            "bpifrance",
            "france-travail",
            "business-france",
            "etat",
            "observer",
            "platform-admin");

    /** The account of the partner side, which keeps machine clients in the realm. Nobody signs in with it. */
    public static final String PARTNER_SIDE = "partner-service";

    private LocalAccounts() {}

    /** The open one, unless the environment gives another under the realm file's name for it, as it does for the Compose file. */
    public static String secret(String client) {
        return System.getenv().getOrDefault(placeholder(client), client + "-local");
    }

    public static Path realmFile() {
        return RepositoryFiles.root().resolve("deploy/keycloak/realm.json");
    }

    /**
     * The values of the realm file's placeholders, and the administrator of Keycloak itself.
     *
     * @param portal the origin from which browsers call Keycloak
     */
    public static Map<String, String> environment(String portal) {
        var environment = new TreeMap<String, String>();
        CLIENTS.forEach(client -> environment.put(placeholder(client), secret(client)));
        environment.put(placeholder(PARTNER_SIDE), secret(PARTNER_SIDE));
        environment.put("PEOPLE_PASSWORD", PEOPLE_PASSWORD);
        environment.put("PORTAL_ORIGIN", portal);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PEOPLE_PASSWORD);
        return environment;
    }

    private static String placeholder(String client) {
        return client.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
    }
}
