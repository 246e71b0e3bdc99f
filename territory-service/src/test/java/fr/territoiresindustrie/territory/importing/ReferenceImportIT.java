package fr.territoiresindustrie.territory.importing;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReferenceImportIT {

    @Inject
    Database database;

    @Inject
    ReferenceImportService service;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region | 26",
                "departement | 109",
                "intercommunality where nature <> 'EPT' | 1255",
                "intercommunality where nature = 'EPT' | 11",
                "commune | 34969",
                "commune where intercommunality_siren is null | 98",
                "commune where intercommunality_siren is not null | 34871",
                "commune where siren is null | 94",
                "commune_part where kind <> 'MUNICIPAL_ARRONDISSEMENT' | 1992",
                "commune_part where kind = 'MUNICIPAL_ARRONDISSEMENT' | 45",
                "territory | 332",
                "territory where phase = 1 and valid_from = '2018-11-22' and valid_to = '2022-12-31' | 149",
                "territory where phase = 2 and valid_from = '2023-11-09' and valid_to is null | 183",
                "territory_member | 1229",
                "territory_member where kind = 'COMMUNE' | 50",
                "territory_succession | 163",
                "programme | 14",
                "programme_membership | 10496",
                "reference_import where name <> 'race' | 3",
                "history where aggregate_type = 'territory' | 332",
                "outbox_event where type = 'territory.created' | 332",
            })
    void holdsAllThatIsPublished(String rows, long count) {
        assertThat(database.number("select count(*) from " + rows)).isEqualTo(count);
    }

    @Test
    void derivesWhatTheSourceWrites() {
        Map<String, String> derived = database.texts("""
                        select tc.territory_code || '=' || count(*) || ',' || sum(coalesce(c.population, 0)) || ','
                            || string_agg(distinct c.region_code, '|' order by c.region_code) || ','
                            || string_agg(distinct c.departement_code, '|' order by c.departement_code)
                        from territory_commune tc join commune c on c.code = tc.commune_code group by tc.territory_code""").stream()
                .map(line -> line.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Map<String, String> written = Published.rows("territories/territories").stream()
                .collect(Collectors.toMap(
                        row -> row.get("code"),
                        row -> String.join(
                                ",",
                                row.get("communes_count"),
                                row.get("population_municipale"),
                                row.get("region_codes"),
                                row.get("departement_codes"))));
        assertThat(derived).isEqualTo(written);
    }

    @Test
    void changesNothingTheSecondTime() {
        String state = """
                select string_agg(t || ':' || n, ' ' order by t) from (
                    select 'commune' as t, count(*) as n from commune union all select 'member', count(*) from territory_member
                    union all select 'event', max(position) from outbox_event union all select 'history', count(*) from history
                    union all select 'programme', count(*) from programme_membership) all_tables""";
        List<String> before = database.texts(state);
        assertThat(service.importOnce(new CodeDataSet(2026, null))).isFalse();
        assertThat(service.importOnce(new TerritoryDataSet())).isFalse();
        assertThat(service.importOnce(new ProgrammeDataSet())).isFalse();
        assertThat(database.texts(state)).isEqualTo(before);
    }

    @Test
    void letsOneReplicaImportWhenSeveralStart() throws Exception {
        record Small(String name) implements DataSet {
            @Override
            public List<ReferenceFile> files() {
                return List.of(new ReferenceFile("programmes/programmes.csv.gz"));
            }

            @Override
            public List<String> tables() {
                return List.of();
            }

            @Override
            public int write(Connection connection) {
                return 0;
            }
        }
        Callable<Boolean> start = () -> service.importOnce(new Small("race"));
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(replicas.invokeAll(List.of(start, start, start, start)).stream()
                            .map(future -> future.resultNow())
                            .toList())
                    .containsExactlyInAnyOrder(true, false, false, false);
        }
    }

    @Test
    void announcesEachTerritoryByItsSchema() {
        List<String> payloads = database.texts("select payload from outbox_event where type = 'territory.created'");
        assertThat(payloads).hasSize(332);
        payloads.forEach(payload -> EventSchemas.check("territory.created", payload));
        assertThat(database.number("""
                        select count(*) from outbox_event e where e.sequence = 1 and e.aggregateid = e.payload ->> 'code'
                        and jsonb_array_length(e.payload -> 'communes') =
                            (select count(*) from territory_commune where territory_code = e.aggregateid)
                        and jsonb_array_length(e.payload -> 'members') =
                            (select count(*) from territory_member where territory_code = e.aggregateid)""")).isEqualTo(332);
    }

    @Test
    void refusesACommuneInTwoTerritoriesOfOnePhaseOnOneDay() {
        assertThatThrownBy(() -> database.run("""
                        insert into territory_commune (territory_code, phase, commune_code, member_id, valid_from)
                        select 'TI2-8402', 2, commune_code, member_id, date '2025-01-01' from territory_commune
                        where territory_code = 'TI2-8403' limit 1""")).hasMessageContaining("one_territory_per_phase");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update territory set name = 'x'",
                "delete from territory_member",
                "update commune set population = 0",
                "truncate programme_membership",
                "drop table region",
                "create table other (x int)",
            })
    void givesTheApplicationNoOtherRight(String statement) {
        assertThatThrownBy(() -> database.run(statement)).hasMessageContaining("ERROR");
    }
}
