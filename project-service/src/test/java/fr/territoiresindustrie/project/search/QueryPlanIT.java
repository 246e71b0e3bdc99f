package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The plans of the hot reads among more than 20 000 projects: by an index, never through the whole table. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QueryPlanIT {

    private static final int PROJECTS = 21_000;
    private static final int AT_ONCE = 1_500;
    private static final String PUBLIC =
            "p.merged_into is null and p.state in ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED')";
    private static boolean filled;

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLIC + " order by p.territory, p.reference limit 51",
                PUBLIC
                        + " and (p.territory, p.reference) > ('TI2-7105', 'TI2-7105-0012') order by p.territory, p.reference limit 51",
                PUBLIC + " order by p.updated_at desc, p.id desc limit 51",
                PUBLIC + " order by p.cost_cents desc, p.id desc limit 51",
                PUBLIC + " order by p.state_since, p.id limit 51",
                PUBLIC + " and p.territory in ('TI2-7103') order by p.territory, p.reference limit 51",
                PUBLIC
                        + " and p.territory = any(array(select code from territory where regions && string_to_array('77', ',')))"
                        + " order by p.territory, p.reference limit 51",
                "p.merged_into is null and p.state in ('SUBMITTED') order by p.territory, p.reference limit 51",
                PUBLIC + " and p.territory in ('TI2-7103') order by p.updated_at desc, p.id desc limit 51",
                PUBLIC + " and p.territory in ('TI2-7103') order by p.cost_cents, p.id limit 51",
                PUBLIC + " and p.territory in ('TI2-7103') order by p.state_since, p.id limit 51",
                PUBLIC + " and p.territory in ('TI2-7103') order by p.id desc limit 51",
                PUBLIC + " and p.theme in ('LAND') order by p.territory, p.reference limit 51",
                PUBLIC + " and p.origin in ('PUBLISHED_GRANTS') order by p.territory, p.reference limit 51",
                PUBLIC + " and p.brownfield = true order by p.territory, p.reference limit 51",
                PUBLIC
                        + " and p.territory = any(array(select code from territory where phase = 1)) order by p.territory, p.reference limit 51",
                PUBLIC + " and p.starts_on >= date '2030-12-30' order by p.territory, p.reference limit 51",
                PUBLIC + " and p.ends_on <= date '2020-01-02' order by p.territory, p.reference limit 51",
                PUBLIC + " and p.created_at >= now() - interval '1 hour' order by p.territory, p.reference limit 51",
                PUBLIC + " and p.cost_cents >= 2099000 order by p.territory, p.reference limit 51",
                "p.title ilike '%verrerie 1234%'"
            })
    void readsByAnIndex(String rest) throws SQLException {
        fill();
        List<String> plan = explain("select p.id, p.title from " + new Conditions().from() + " where " + rest);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on project p"));
        assertThat(plan).anyMatch(line -> line.contains(" project "));
    }

    /** Words, communes, leads and samples: by the index of the documents alone, however many projects the other conditions leave. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'soudur' & 'verr'",
                "'123':*",
                "'c:69264'",
                "'l:244200770'",
                "'b:7'",
                "'bb:7f'",
                "'soudur' & 'bb:7f'"
            })
    void findsWhatADocumentHoldsByItsIndexAlone(String held) throws SQLException {
        fill();
        ProjectCriteria criteria = new ProjectCriteria();
        criteria.state = "APPROVED,IN_PROGRESS";
        criteria.theme = "SKILLS";
        criteria.territory = "TI2-7103";
        Conditions conditions = criteria.conditions(null)
                .add(PUBLIC)
                .hold(held)
                .hint("s:", List.of("APPROVED", "COMPLETED"))
                .hint("t:", List.of("O'Hara\\"));
        String query = "select p.id from " + conditions.from() + " where " + conditions.sql() + " limit 1001";
        List<String> plan = explain(written(query, conditions));
        assertThat(plan)
                .noneMatch(line -> line.contains("Seq Scan on project"))
                .noneMatch(line -> line.contains("BitmapAnd"))
                .anyMatch(line -> line.contains("Bitmap Index Scan on project_document"));
    }

    /** A query with its values in it, as it is planned. */
    private static String written(String query, Conditions conditions) {
        Map<String, Object> values = conditions.bound();
        return Pattern.compile("(?<!:):([a-zA-Z]+)").matcher(query).replaceAll(name -> {
            Object value = Objects.requireNonNull(values.get(name.group(1)), name.group());
            return Matcher.quoteReplacement((value instanceof List<?> list ? list.stream() : Stream.of(value))
                    .map(one -> "'" + one.toString().replace("'", "''") + "'")
                    .collect(Collectors.joining(", ")));
        });
    }

    @Test
    void countsByTheCounters() throws SQLException {
        fill();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from project where merged_into is null),
                            (select sum(projects) from (select projects from project_count union all select projects from project_count_change) c)""")) {
            row.next();
            assertThat(row.getLong(1)).isGreaterThanOrEqualTo(PROJECTS).isEqualTo(row.getLong(2));
        }
    }

    private List<String> explain(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + query);
                ResultSet row = statement.executeQuery()) {
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(row.getString(1));
            }
            return lines;
        }
    }

    /** One set for all tests of the class: written by the database itself, through its triggers. */
    private synchronized void fill() throws SQLException {
        if (filled) {
            return;
        }
        List<TerritoryFixture> territories = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            territories.add(TerritoryFixture.inRegion(i % 20 == 0 ? "77" : "78"));
        }
        String codes = String.join(
                ",", territories.stream().map(TerritoryFixture::code).toList());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into project (id, version, reference, territory, state, released, origin, sheet, created_at, updated_at, state_since)
                        select gen_random_uuid(), 0, t.code || '-' || to_char(n, 'FM000000'), t.code,
                            (array['APPROVED', 'SUBMITTED', 'DRAFT', 'IN_PROGRESS', 'UNDER_REVIEW', 'REJECTED'])[1 + n % 6], n % 6 <> 2, 'TERRITORY',
                            jsonb_build_object('title', (array['Soudure', 'Verrerie', 'Fonderie', 'Bois'])[1 + n % 4] || ' ' || n, 'summary', 'Atelier ' || md5(n::text),
                                'theme', 'SKILLS', 'calendar', jsonb_build_object('start', date '2020-01-01' + n % 4000, 'end', date '2020-01-01' + n % 4000), 'lead', jsonb_build_object('name', 'Société ' || n, 'siren', to_char(n + 300000000, 'FM000000000')),
                                'locations', jsonb_build_array(to_char(n % 900 + 10000, 'FM00000')),
                                'financingPlan', jsonb_build_object('costs', jsonb_build_array(jsonb_build_object('label', 'a', 'amount', n || '.00')))),
                            now() - n * interval '1 hour', now() - n * interval '1 minute', now() - n * interval '1 minute'
                        from generate_series(?, ?) n cross join lateral (select (string_to_array(?, ','))[1 + n % 40] as code) t""")) {
            for (int from = 1; from <= PROJECTS; from += AT_ONCE) { // no statement may last
                insert.setInt(1, from);
                insert.setInt(2, from + AT_ONCE - 1);
                insert.setString(3, codes);
                insert.executeUpdate();
            }
        }
        try (Connection owner = java.sql.DriverManager.getConnection(
                        org.eclipse.microprofile.config.ConfigProvider.getConfig()
                                .getValue("quarkus.flyway.jdbc-url", String.class),
                        org.eclipse.microprofile.config.ConfigProvider.getConfig()
                                .getValue("quarkus.flyway.username", String.class),
                        org.eclipse.microprofile.config.ConfigProvider.getConfig()
                                .getValue("quarkus.flyway.password", String.class));
                Statement analyze = owner.createStatement()) {
            analyze.execute("analyze project");
            analyze.execute("analyze territory");
        }
        filled = true;
    }
}
