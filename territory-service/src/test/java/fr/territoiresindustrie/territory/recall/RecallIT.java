package fr.territoiresindustrie.territory.recall;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import fr.territoiresindustrie.territory.SentStatements;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered is given again, and never after a write that its caller could know of: the writes here come past the service. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(OwnRegistry.class)
class RecallIT {

    private static final String TERRITORY = "/v1/territories/TI2-8403";
    private static final String RESOLUTION = "/v1/resolutions?code=42218";
    private static final String MAP = "/v1/features/collections/territories-phase-2/items?zoom=5";
    private static final String CHANGE = "update territory set version = version + 1 where code = 'TI2-8403'";
    private static final String STATE = "select version from registry_version";
    private static final Pattern TABLE = Pattern.compile("Scan(?: using \\w+)? on (\\w+)");

    @Inject
    Database database;

    @Inject
    DataSource connections;

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TERRITORY,
                TERRITORY + "?labels=fr&asOf=2024-01-01",
                RESOLUTION,
                "/v1/resolutions?code=42000",
                MAP
            })
    void asksTheDatabaseOnceForTheSameQuestion(String path) {
        String first;
        String again;
        List<String> asked;
        long before;
        do { // the service itself brings the registry up to its day, once
            before = database.number(STATE);
            first = body(path);
            sent.forget();
            again = body(path);
            asked = List.copyOf(sent.all());
        } while (database.number(STATE) != before);
        assertThat(again).isEqualTo(first);
        assertThat(asked).isEmpty();
    }

    @Test
    void tellsApartWhatChangesTheAnswer() {
        Set<String> answers = new TreeSet<>();
        for (String question :
                List.of("", "?asOf=2024-01-01", "?labels=fr", "?labels=en", "?asOf=2024-01-01&labels=en")) {
            answers.add(body(TERRITORY + question));
        }
        assertThat(answers).hasSize(4); // labels of regions are the same in both languages
        given().get("/v1/territories/TI1-8401?asOf=2020-01-01").then().statusCode(200);
        given().get("/v1/territories/TI1-8401?asOf=2024-01-01").then().statusCode(404);
    }

    @Test
    void showsEveryWriteAtOnceWhileOthersReadAndWrite() throws SQLException, InterruptedException, ExecutionException {
        AtomicBoolean over = new AtomicBoolean();
        try (var others = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(reader -> others.submit(() -> {
                        while (!over.get()) {
                            version();
                        }
                    }))
                    .toList();
            try {
                for (int write = 0; write < 200; write++) {
                    long before = version();
                    database.run(CHANGE);
                    assertThat(version()).as("after write %d", write).isEqualTo(before + 1);
                }
            } finally {
                over.set(true);
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    /** The sum of concurrent writers is what the reader sees when each has its answer, whatever order they committed in. */
    @Test
    void showsTheWritesOfTransactionsThatRunTogether() throws SQLException, InterruptedException, ExecutionException {
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 25; round++) {
                long before = version();
                List<Future<Void>> running = IntStream.range(0, 4)
                        .mapToObj(writer -> writers.<Void>submit(() -> {
                            database.run(CHANGE);
                            assertThat(version()).isGreaterThan(before);
                            return null;
                        }))
                        .toList();
                for (Future<Void> one : running) {
                    one.get();
                }
                assertThat(version()).isEqualTo(before + 4);
            }
        }
    }

    @Test
    void keepsWhatATransactionWithoutEndHasNotShownYet() throws SQLException {
        long before = version();
        long states = database.number(STATE);
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(CHANGE);
            statement.execute(CHANGE);
            assertThat(version()).isEqualTo(before);
            connection.rollback();
            assertThat(version()).isEqualTo(before);
            statement.execute(CHANGE);
            statement.execute("savepoint undone");
            statement.execute(CHANGE);
            statement.execute("rollback to savepoint undone");
            connection.commit();
        }
        assertThat(version()).isEqualTo(before + 1);
        assertThat(database.number(STATE))
                .as("once for all four; the service itself may have brought the registry up to its day")
                .isBetween(states + 1, states + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TERRITORY + "?labels=fr",
                RESOLUTION,
                RESOLUTION + "&asOf=2020-01-01",
                "/v1/resolutions?code=244200770",
                MAP,
                "/v1/features/collections/intercommunalities/items?zoom=5",
                "/v1/features/collections/regions/items"
            })
    void watchesEveryTableThatAnAnswerIsReadFrom(String path) throws SQLException {
        database.forgetAnswers();
        sent.forget();
        body(path);
        Set<String> read = new TreeSet<>();
        for (String sql : sent.all()) {
            var parameters = new AtomicInteger();
            String numbered =
                    Pattern.compile("\\?").matcher(sql).replaceAll(any -> "\\$" + parameters.incrementAndGet());
            Matcher tables = TABLE.matcher(database.plan(numbered, parameters.get()));
            while (tables.find()) {
                read.add(tables.group(1));
            }
        }
        Set<String> watched = Set.copyOf(database.texts(
                "select tgrelid::regclass::text from pg_trigger where tgfoid = 'touch_registry'::regproc"));
        read.removeIf(name -> !isTable(name));
        assertThat(read).isNotEmpty();
        assertThat(watched).containsAll(read);
    }

    private boolean isTable(String name) {
        return database.number("select count(*) from pg_class where relname = '" + name + "' and relkind = 'r'") > 0;
    }

    private static long version() {
        return given().get(TERRITORY)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("version");
    }

    private static String body(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }
}
