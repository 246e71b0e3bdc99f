package fr.territoiresindustrie.platform.launcher;

/** Every port of the platform: whose it is, its usual number, and the environment variable that changes it. */
public enum Port {
    GATEWAY("gateway", 8080),
    GATEWAY_MANAGEMENT("gateway, management", 9080),
    TERRITORY("territory-service", 8081),
    TERRITORY_MANAGEMENT("territory-service, management", 9081),
    PROJECT("project-service", 8082),
    PROJECT_MANAGEMENT("project-service, management", 9082),
    FUNDING("funding-service", 8083),
    FUNDING_MANAGEMENT("funding-service, management", 9083),
    PARTNER("partner-service", 8084),
    PARTNER_MANAGEMENT("partner-service, management", 9084),
    KEYCLOAK("Keycloak", 8180),
    POSTGRES("PostgreSQL", 54320),
    KAFKA("Kafka", 19092);

    private final String owner;
    private final int usual;

    Port(String owner, int usual) {
        this.owner = owner;
        this.usual = usual;
    }

    String owner() {
        return owner;
    }

    int usual() {
        return usual;
    }

    public String variable() {
        return name() + "_PORT";
    }
}
