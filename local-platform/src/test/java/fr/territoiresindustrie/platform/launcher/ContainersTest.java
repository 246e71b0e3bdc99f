package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What the launcher starts, containers run too, and as safely as the Compose file can say. */
class ContainersTest {

    /** Images of others that name a user who is not root, and are run as they are. */
    private static final Set<String> NOT_ROOT_BY_THEMSELVES = Set.of("apache/kafka");

    private final Map<String, Object> file = new Yaml().load(text("docker-compose.yml"));
    private final Map<String, Map<String, Object>> services = new TreeMap<>(map(file.get("services")));

    @ParameterizedTest
    @EnumSource(Application.class)
    void everyServiceIsInTheComposeFileAndInTheContextOfItsImage(Application application) {
        assertThat(services).containsKey(application.module());
        assertThat(text(".dockerignore").lines()).contains("!" + application.module() + "/target/quarkus-app");
    }

    /** Those of Compose 2 only would be refused by Compose 1.29. */
    @Test
    void usesTheTopLevelElementsThatBothGenerationsOfComposeKnow() {
        assertThat(file.keySet())
                .filteredOn(element -> !element.startsWith("x-"))
                .containsExactlyInAnyOrder("services", "networks", "volumes");
    }

    @Test
    void everyPartSaysWhetherItIsHealthyOrRunsToItsEnd() {
        Set<String> awaitedToTheirEnd = services.values().stream()
                .flatMap(service -> map(service.get("depends_on")).entrySet().stream())
                .filter(other -> other.getValue().equals(Map.of("condition", "service_completed_successfully")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(awaitedToTheirEnd).containsExactlyInAnyOrder("databases", "topics");
        services.forEach((name, service) -> {
            if (awaitedToTheirEnd.contains(name)) {
                assertThat(service).as(name).containsEntry("restart", "no");
            } else {
                assertThat(map(service.get("healthcheck")).get("test"))
                        .as(name)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSizeGreaterThan(1)
                        .startsWith("CMD");
            }
        });
    }

    @Test
    void onlyTheGatewayAndKeycloakArePublishedOnThisMachineUnlessAsked() {
        Map<String, Object> published = new TreeMap<>();
        services.forEach((name, service) -> {
            assertThat(service).as(name).doesNotContainKey("network_mode");
            if (service.containsKey("ports")) {
                published.put(name, service.get("ports"));
            }
        });
        assertThat(published)
                .isEqualTo(Map.of(
                        "gateway", List.of("${PUBLISHED_ON:-127.0.0.1}:${GATEWAY_PORT:-8080}:8080"),
                        "keycloak", List.of("${PUBLISHED_ON:-127.0.0.1}:${KEYCLOAK_PORT:-8180}:8080")));
    }

    @Test
    void secretsComeFromTheEnvironmentAndNothingStartsWithoutThem() {
        Set<String> demanded = new TreeSet<>();
        services.forEach((name, service) -> map(service.get("environment")).forEach((variable, value) -> {
            if (variable.matches(".*(PASSWORD|SECRET|KEY)")) {
                assertThat(String.valueOf(value)).as(name + " " + variable).matches("\\$\\{[A-Z0-9_]+:\\?.+}");
                demanded.add(String.valueOf(value).replaceAll("\\$\\{([A-Z0-9_]+):.*", "$1"));
            }
        }));
        assertThat(demanded).hasSizeGreaterThan(20);
        assertThat(text(".env.example")
                        .lines()
                        .filter(line -> line.contains("="))
                        .map(line -> line.split("=", 2)[0].replace("#", "").strip()))
                .containsAll(demanded);
    }

    @Test
    void thereIsOneNetworkAndDataAreInNamedVolumes() {
        assertThat(map(file.get("networks"))).containsOnlyKeys("platform");
        assertThat(map(file.get("volumes"))).containsOnlyKeys("postgres", "kafka");
        assertThat(services.get("postgres")).containsEntry("volumes", List.of("postgres:/var/lib/postgresql"));
        assertThat(services.get("kafka")).containsEntry("volumes", List.of("kafka:/var/lib/kafka/data"));
        services.forEach((name, service) -> {
            assertThat(service).as(name).containsEntry("networks", List.of("platform"));
            if (!Set.of("postgres", "kafka").contains(name) && service.containsKey("volumes")) {
                assertThat((List<?>) service.get("volumes"))
                        .as(name)
                        .allMatch(volume -> String.valueOf(volume).matches("\\./deploy/\\S+:ro"));
            }
        });
    }

    @Test
    void nobodyIsRoot() {
        services.forEach((name, service) -> {
            assertThat(service)
                    .as(name)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .doesNotContainKey("privileged");
            if (!NOT_ROOT_BY_THEMSELVES.contains(
                    String.valueOf(service.get("image")).split(":")[0])) {
                assertThat(user(service)).as(name).matches("[1-9][0-9]*:[0-9]+");
            }
        });
    }

    /** As the Compose file says, or the recipe of the image that it builds. */
    private static String user(Map<String, Object> service) {
        Map<String, Object> build = map(service.get("build"));
        if (service.containsKey("user") || build.isEmpty()) {
            return String.valueOf(service.get("user"));
        }
        return text(build.get("context") + "/" + build.get("dockerfile"))
                .lines()
                .filter(line -> line.startsWith("USER "))
                .reduce("", (former, last) -> last.substring("USER ".length()));
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Object element) {
        return element == null ? Map.of() : (Map<String, T>) element;
    }

    private static String text(String file) {
        try {
            return Files.readString(RepositoryFiles.root().resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
