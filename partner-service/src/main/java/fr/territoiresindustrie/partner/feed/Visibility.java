package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who may see an event and how much of it: the rules of the services' own reads, said for their events. Only named fields leave, so that a
 * reason, a note or whatever a service adds one day stays inside until somebody decides otherwise.
 */
final class Visibility {

    private static final Map<String, List<String>> FIELDS = Map.of(
            "territory",
                    List.of(
                            "code",
                            "officialId",
                            "name",
                            "phase",
                            "leadRegion",
                            "regions",
                            "departements",
                            "validFrom",
                            "validTo",
                            "members",
                            "communes"),
            "project",
                    List.of(
                            "id",
                            "reference",
                            "title",
                            "territory",
                            "leadRegion",
                            "regions",
                            "theme",
                            "state",
                            "leadName",
                            "leadSiren",
                            "communes",
                            "origin",
                            "externalId",
                            "updatedAt"),
            "application",
                    List.of(
                            "id",
                            "reference",
                            "projectId",
                            "operator",
                            "envelopeCode",
                            "amount",
                            "state",
                            "agreedOn",
                            "legalReference",
                            "reconstructed"),
            "envelope",
                    List.of(
                            "code",
                            "fundingSource",
                            "owner",
                            "movementId",
                            "kind",
                            "authority",
                            "year",
                            "amount",
                            "applicationId"),
            "payment",
                    List.of(
                            "id",
                            "reference",
                            "applicationId",
                            "projectId",
                            "operator",
                            "kind",
                            "amount",
                            "state",
                            "recovers",
                            "confirmedOn"),
            "referral", List.of("id", "projectId", "territory", "scheme", "operator", "state"),
            "webhook", List.of("id", "address", "state", "cause"),
            "limit", List.of("subject", "read", "write", "export", "bulk"),
            "client", List.of("id", "name", "state", "roles", "operator", "regions", "territories", "expiresAt"));

    /** Of an aggregate that this feed has not been taught: enough to ask its service. */
    private static final List<String> ELSE = List.of("id", "code", "reference", "state");

    private static final Set<String> PUBLIC_PROJECTS =
            Set.of("APPROVED", "APPROVED_WITH_CONDITIONS", "IN_PROGRESS", "ON_HOLD", "COMPLETED");
    private static final Set<String> PUBLIC_APPLICATIONS = Set.of("AGREED", "IN_PAYMENT", "SETTLED", "DECOMMITTED");
    private static final Set<String> UNSENT = Set.of("DRAFT", "WITHDRAWN", "ABANDONED");
    private static final Pattern REGION = Pattern.compile("\\d{2,3}");

    private Visibility() {}

    /**
     * Says who may see an event.
     *
     * @param kind its aggregate: {@code project}
     * @param wasReleased whether an earlier event had left the drafter's hands
     * @param project what the project of an application, a payment or a referral is about, empty for everything else
     */
    static Told tell(String kind, String subject, JsonNode data, boolean wasReleased, Set<String> project) {
        String state = data.path("state").asText("");
        boolean released = wasReleased || !UNSENT.contains(state);
        Set<String> about = new TreeSet<>(Set.of(kind + ":" + subject));
        Set<String> audience = new TreeSet<>();
        switch (kind) {
            case "territory" -> {
                audience.add(Audience.PUBLIC);
                about.addAll(place(data, "code"));
            }
            case "envelope" -> {
                audience.add(Audience.PUBLIC);
                add(about, data, "owner");
            }
            case "project" -> {
                about.addAll(place(data, "territory"));
                audience.addAll(ofProject(state, released, about));
            }
            case "application" -> {
                about.addAll(project);
                add(about, data, "operator");
                about.add("envelope:" + data.path("envelopeCode").asText());
                audience.addAll(ofApplication(state, released, about));
            }
            case "payment" -> {
                about.addAll(project);
                add(about, data, "operator");
                audience.addAll(ofApplication(state, true, about));
            }
            case "referral" -> {
                about.addAll(project);
                about.addAll(place(data, "territory"));
                add(about, data, "operator");
                audience.addAll(parties(about));
            }
            case "webhook" -> audience.add(data.path("owner").asText("nobody"));
            case "limit" -> audience.addAll(Set.of(Audience.ADMINISTRATION, Audience.DELEGATION));
            case "client" -> {
                audience.addAll(Set.of(Audience.ADMINISTRATION, Audience.DELEGATION));
                if (data.path("operator").isTextual()) {
                    audience.add(Audience.operator(data.path("operator").asText()));
                }
            }
            default -> audience.add(Audience.DELEGATION);
        }
        return new Told(only(FIELDS.getOrDefault(kind, ELSE), data), released, audience, about);
    }

    /** Whether only the project of such an aggregate tells its territory and regions. */
    static boolean needsProject(String kind) {
        return kind.equals("application") || kind.equals("payment") || kind.equals("referral");
    }

    private static Set<String> ofProject(String state, boolean released, Set<String> about) {
        if (PUBLIC_PROJECTS.contains(state)) {
            return Set.of(Audience.PUBLIC);
        }
        Set<String> audience = new TreeSet<>(Set.of(Audience.DELEGATION, Audience.OBSERVER));
        audience.addAll(among(about, "territory:"));
        if (released) {
            audience.add(Audience.OPERATORS);
            audience.addAll(among(about, "region:"));
        }
        return audience;
    }

    private static Set<String> ofApplication(String state, boolean released, Set<String> about) {
        if (PUBLIC_APPLICATIONS.contains(state)) {
            return Set.of(Audience.PUBLIC);
        }
        return released ? parties(about) : among(about, "territory:");
    }

    /** Who works on it, and who reads everything. */
    private static Set<String> parties(Set<String> about) {
        Set<String> audience = new TreeSet<>(Set.of(Audience.DELEGATION, Audience.OBSERVER));
        audience.addAll(among(about, "territory:"));
        audience.addAll(among(about, "region:"));
        audience.addAll(among(about, "operator:"));
        return audience;
    }

    private static Set<String> place(JsonNode data, String territory) {
        Set<String> place = new TreeSet<>();
        place.add(Audience.territory(data.path(territory).asText()));
        data.path("regions").forEach(code -> place.add(Audience.region(code.asText())));
        return place;
    }

    /** An envelope's owner is an operator by its name, or a region by its code. */
    private static void add(Set<String> about, JsonNode data, String field) {
        String owner = data.path(field).asText();
        about.add(REGION.matcher(owner).matches() ? Audience.region(owner) : Audience.operator(owner));
    }

    private static Set<String> among(Set<String> words, String prefix) {
        Set<String> found = new TreeSet<>(words);
        found.removeIf(word -> !word.startsWith(prefix));
        return found;
    }

    private static ObjectNode only(List<String> fields, JsonNode data) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> {
            JsonNode value = data.get(field);
            if (value != null) {
                kept.set(field, value);
            }
        });
        return kept;
    }
}
