package fr.territoiresindustrie.gateway.routing;

import java.util.List;
import java.util.Set;

/** The parts of the platform behind the edge, each with the first path segments it answers. A segment belongs to exactly one part. */
public enum Part {
    TERRITORIES(
            "territories",
            "territory-service",
            "regions",
            "departements",
            "intercommunalities",
            "communes",
            "territories",
            "resolutions",
            "reference-vintages",
            "programmes",
            "suggestions",
            "catalogue",
            "features",
            "indicators",
            "observations",
            "observatory"),
    PROJECTS(
            "projects",
            "project-service",
            "projects",
            "committees",
            "committee-sessions",
            "opinions",
            "action-plans",
            "good-practices"),
    FUNDING(
            "funding",
            "funding-service",
            "funding-sources",
            "envelopes",
            "schemes",
            "referrals",
            "applications",
            "payments",
            "beneficiaries",
            "publications"),
    PARTNERS("partners", "partner-service", "events", "webhooks", "limits", "clients", "sandbox");

    private final String publicName;
    private final String contract;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<String> segments;

    Part(String publicName, String contract, String... segments) {
        this.publicName = publicName;
        this.contract = contract;
        this.segments = Set.copyOf(List.of(segments));
    }

    /** What the public is told when this part does not answer; never the name of a machine. */
    public String publicName() {
        return publicName;
    }

    /** Name of its committed OpenAPI document. */
    public String contract() {
        return contract;
    }

    /** First path segments after {@code /v1/}. */
    public Set<String> segments() {
        return segments;
    }
}
