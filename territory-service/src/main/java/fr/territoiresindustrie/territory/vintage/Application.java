package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.perimeter.TerritoryAnnouncement;
import fr.territoiresindustrie.territory.perimeter.TerritoryAnnouncement.Change;
import fr.territoiresindustrie.territory.vintage.VintageRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Writes a vintage into the registry, in the caller's transaction: the codes, then the communes of the territories. */
@ApplicationScoped
class Application {

    private static final String NEW_VERSION = "update territory set version = version + 1 where code = :territory";

    private final TerritoryAnnouncement announcement;
    private final History history;
    private final Time time;

    Application(TerritoryAnnouncement announcement, History history, Time time) {
        this.announcement = announcement;
        this.history = history;
        this.time = time;
    }

    void apply(Connection connection, Row vintage, Caller caller) throws SQLException {
        LocalDate day = Objects.requireNonNull(vintage.effectiveOn());
        String decision = "COG-" + day;
        Statements statements = new Statements(
                connection,
                Map.of(
                        "vintage",
                        vintage.id(),
                        "year",
                        vintage.year(),
                        "effective",
                        day,
                        "decision",
                        decision,
                        "title",
                        "Code officiel géographique " + vintage.year(),
                        "today",
                        time.today()));
        lockCompositions(connection);
        for (String sql : ApplySql.STATEMENTS) {
            statements.run(sql);
        }
        for (String sql : CompositionSql.MEMBERS) {
            statements.run(sql);
        }
        Set<String> touched = new TreeSet<>();
        for (String sql : CompositionSql.COMMUNES) {
            touched.addAll(statements.read(sql, row -> row.getString(1)));
        }
        statements.read("select settle_reference(:today)", row -> row.getInt(1));
        new Staging(connection, vintage.id()).clear();
        for (String territory : touched) {
            new Statements(connection, Map.of("territory", territory)).run(NEW_VERSION);
            history.append(followed(territory, vintage), caller);
        }
        Change change = new Change(
                vintage.id().toString(),
                "REFERENCE",
                day.isAfter(time.today()) ? "ANNOUNCED" : "IN_FORCE",
                day,
                decision);
        touched.forEach(territory -> announcement.changed(territory, change));
    }

    private static History.Entry followed(String territory, Row vintage) {
        return new History.Entry(
                "territory",
                territory,
                "FOLLOW_REFERENCE",
                null,
                null,
                null,
                Map.of("vintage", vintage.id(), "effectiveOn", Objects.requireNonNull(vintage.effectiveOn())));
    }

    /** No perimeter changes between the look at what is in conflict and the writing of it. */
    private static void lockCompositions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : List.of("territory_member", "territory_commune")) {
                statement.execute("lock table " + table + " in share row exclusive mode");
            }
        }
    }
}
