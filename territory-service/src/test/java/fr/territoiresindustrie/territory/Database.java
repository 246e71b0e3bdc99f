package fr.territoiresindustrie.territory;

import fr.territoiresindustrie.territory.importing.ReferenceImport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks into the service's database with the application's own role, once the registry is filled. */
@ApplicationScoped
public class Database {

    private final DataSource database;
    private final ReferenceImport registry;
    private final String url;
    private final String owner;
    private final String password;

    Database(
            DataSource database,
            ReferenceImport registry,
            @ConfigProperty(name = "quarkus.flyway.jdbc-url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.url = url;
        this.owner = owner;
        this.password = password;
        this.database = database;
        this.registry = registry;
    }

    public void awaitRegistry() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(registry::isDone);
    }

    public long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** The first column. */
    public List<String> texts(String sql) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plan that serves any values of a statement's {@code $1, $2...}. */
    public String plan(String sql, int parameters) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare asked as " + sql);
            String values = String.join(", ", Collections.nCopies(parameters, "null"));
            try (var rows =
                    statement.executeQuery("explain execute asked" + (parameters == 0 ? "" : "(" + values + ")"))) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            } finally {
                statement.execute("deallocate asked");
                statement.execute("reset plan_cache_mode");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever the service keeps in memory it asks for anew: this counts as a change, and changes nothing. */
    public void forgetAnswers() throws SQLException {
        run("update territory set version = version where false");
    }

    /** The last phase ends some day: tests of what is announced for the weeks to come would end with it. */
    public void keepPhaseOpen() {
        asOwner("update phase set valid_to = paris_day() + 400"
                + " where number = (select max(number) from phase) and valid_to < paris_day() + 400");
    }

    /** What the service itself may not do. */
    public void asOwner(String sql) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
