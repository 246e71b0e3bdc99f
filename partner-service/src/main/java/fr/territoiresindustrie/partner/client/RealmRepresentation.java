package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client in the realm's own words. Roles and claims are fixed on the client, not on the account behind it: so the right to keep clients is
 * enough, and no right over people is needed.
 */
final class RealmRepresentation {

    private static final String OURS = "tdi.managed";

    private RealmRepresentation() {}

    static boolean isOurs(JsonNode client) {
        return client.path("attributes").path(OURS).asBoolean(false);
    }

    static Map<String, Object> of(Client client, boolean enabled) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("clientId", client.id());
        wanted.put("name", client.name());
        wanted.put("protocol", "openid-connect");
        wanted.put("enabled", enabled);
        wanted.put("publicClient", false);
        wanted.put("serviceAccountsEnabled", true);
        wanted.put("standardFlowEnabled", false);
        wanted.put("implicitFlowEnabled", false);
        wanted.put("directAccessGrantsEnabled", false);
        // What every account of the realm has by default is none of a partner's business.
        wanted.put("fullScopeAllowed", false);
        wanted.put("attributes", attributes(client));
        wanted.put(
                "clientAuthenticatorType",
                client.authentication() == ClientAuthentication.SECRET ? "client-secret" : "client-jwt");
        wanted.put("protocolMappers", mappers(client));
        return wanted;
    }

    private static Map<String, String> attributes(Client client) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(OURS, "true");
        String keys = client.keys();
        if (keys != null) {
            attributes.put("use.jwks.url", "false");
            attributes.put("use.jwks.string", "true");
            attributes.put("jwks.string", keys);
        }
        return attributes;
    }

    private static List<Map<String, Object>> mappers(Client client) {
        List<Map<String, Object>> mappers = new ArrayList<>();
        for (ClientRole role : client.roles()) {
            mappers.add(mapper("role " + role.realm(), "oidc-hardcoded-role-mapper", Map.of("role", role.realm())));
        }
        String operator = client.operator();
        if (operator != null) {
            mappers.add(claim("operator", operator, "String"));
        }
        if (!client.regions().isEmpty()) {
            mappers.add(claim("regions", array(client.regions()), "JSON"));
        }
        if (!client.territories().isEmpty()) {
            mappers.add(claim("territories", array(client.territories()), "JSON"));
        }
        return mappers;
    }

    private static Map<String, Object> claim(String name, String value, String type) {
        return mapper(
                "claim " + name,
                "oidc-hardcoded-claim-mapper",
                Map.of(
                        "claim.name",
                        name,
                        "claim.value",
                        value,
                        "jsonType.label",
                        type,
                        "access.token.claim",
                        "true",
                        "introspection.token.claim",
                        "true"));
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> config) {
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    /** Codes only, which need no escape. */
    private static String array(List<String> codes) {
        return codes.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
