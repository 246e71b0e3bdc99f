package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.codes;
import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.list;
import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.matches;
import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.resolve;
import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.siren;
import static org.assertj.core.api.Assertions.assertThat;

/** Every code that was published leads where the files say. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WholeRegistryIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void resolvesEveryCommuneAsTheMembershipsSay() {
        Map<String, String> first = Published.territoryOfCommunes(1);
        Map<String, String> second = Published.territoryOfCommunes(2);
        List<Map<String, String>> communes = Published.rows("cog-2026/communes");
        assertThat(communes).hasSize(34_969);
        Map<String, Set<String>> supported = programmesByPlace();
        int resolved = 0;
        for (int from = 0; from < communes.size(); from += 1_000) {
            List<Map<String, String>> part = communes.subList(from, Math.min(from + 1_000, communes.size()));
            List<Map<String, Object>> items =
                    resolve(part.stream().map(c -> c.get("code")).toList(), "CODE");
            for (int i = 0; i < part.size(); i++) {
                Map<String, String> commune = part.get(i);
                assertThat(items.get(i).get("code")).isEqualTo(commune.get("code"));
                List<Map<String, Object>> matches = list(items.get(i).get("matches"));
                assertThat(matches).as(commune.get("code")).hasSize(1);
                Map<String, Object> match = matches.getFirst();
                assertThat(match.get("name")).isEqualTo(commune.get("name"));
                assertThat(siren(match.get("intercommunality"))).isEqualTo(commune.get("epci_siren"));
                assertThat(siren(match.get("ept"))).isEqualTo(commune.get("ept_siren"));
                assertThat(codes(match.get("departements"))).containsExactly(commune.get("departement_code"));
                assertThat(codes(match.get("regions"))).containsExactly(commune.get("region_code"));
                assertThat(codes(match.get("territories")))
                        .as(commune.get("code"))
                        .containsExactlyElementsOf(
                                Stream.of(first.get(commune.get("code")), second.get(commune.get("code")))
                                        .filter(t -> t != null)
                                        .toList());
                assertThat(list(match.get("programmes")).stream()
                                .map(programme -> programme.get("through") + " " + programme.get("code"))
                                .toList())
                        .as("programmes of " + commune.get("code"))
                        .containsExactlyInAnyOrderElementsOf(Stream.of(
                                        "COMMUNE code", "INTERCOMMUNALITY epci_siren", "INTERCOMMUNALITY ept_siren")
                                .map(through -> through.split(" "))
                                .flatMap(through -> supported.getOrDefault(commune.get(through[1]), Set.of()).stream()
                                        .map(programme -> through[0] + " " + programme))
                                .distinct()
                                .toList());
                resolved++;
            }
        }
        assertThat(resolved).isEqualTo(34_969);
    }

    private static Map<String, Set<String>> programmesByPlace() {
        Map<String, Set<String>> supported = new HashMap<>();
        Published.rows("programmes/programme_membership")
                .forEach(row -> supported
                        .computeIfAbsent(
                                row.get(
                                        row.get("member_kind").equals("COMMUNE")
                                                ? "commune_code_2026"
                                                : "member_code_source"),
                                place -> new TreeSet<>())
                        .add(row.get("programme_code")));
        return supported;
    }

    @Test
    void resolvesEveryCommuneByItsSiren() {
        List<Map<String, String>> communes = Published.rows("cog-2026/communes").stream()
                .filter(c -> !c.get("siren").isEmpty())
                .toList();
        for (int from = 0; from < communes.size(); from += 1_000) {
            List<Map<String, String>> part = communes.subList(from, Math.min(from + 1_000, communes.size()));
            assertThat(matches(resolve(part.stream().map(c -> c.get("siren")).toList(), null))
                            .map(m -> m.get("code"))
                            .toList())
                    .isEqualTo(part.stream().map(c -> c.get("code")).toList());
        }
    }

    @Test
    void resolvesEveryFormerCodeWithItsFiliation() {
        List<Map<String, String>> former = Published.rows("cog-2026/communes_deleguees");
        for (int from = 0; from < former.size(); from += 1_000) {
            List<Map<String, String>> part = former.subList(from, Math.min(from + 1_000, former.size()));
            List<Map<String, Object>> items =
                    resolve(part.stream().map(c -> c.get("code")).toList(), "CODE");
            assertThat(matches(items).map(m -> m.get("code")).toList())
                    .isEqualTo(part.stream().map(c -> c.get("commune_code")).toList());
            assertThat(matches(items)
                            .map(m -> ((Map<?, ?>) m.get("filiation")).get("code"))
                            .toList())
                    .isEqualTo(part.stream().map(c -> c.get("code")).toList());
        }
    }

    @Test
    void resolvesEveryIntercommunalityWithItsCommunes() {
        List<Map<String, String>> epci = Published.rows("cog-2026/epci");
        for (int from = 0; from < epci.size(); from += 1_000) {
            List<Map<String, String>> part = epci.subList(from, Math.min(from + 1_000, epci.size()));
            List<Map<String, Object>> items =
                    resolve(part.stream().map(e -> e.get("siren")).toList(), null);
            assertThat(matches(items).map(m -> list(m.get("communes")).size()).toList())
                    .isEqualTo(part.stream()
                            .map(e -> Integer.valueOf(e.get("communes_count")))
                            .toList());
        }
    }
}
