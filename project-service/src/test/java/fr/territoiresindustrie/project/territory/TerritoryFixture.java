package fr.territoiresindustrie.project.territory;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Territories of the tests: each test makes its own, with communes that no other one has. */
public record TerritoryFixture(String code, int phase, String leadRegion, List<String> regions, List<String> communes) {

    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    /** A territory of phase 2 in one region. */
    public static TerritoryFixture inRegion(String region) {
        return of(2, region, region);
    }

    public static TerritoryFixture of(int phase, String leadRegion, String... regions) {
        int number = NUMBER.incrementAndGet();
        TerritoryFixture made = new TerritoryFixture(
                "TI" + phase + "-" + number,
                phase,
                leadRegion,
                List.of(regions),
                List.of("1" + number, "2" + number, "2A" + number % 1000));
        made.save();
        return made;
    }

    public String commune() {
        return communes.getFirst();
    }

    private void save() {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into territory (code, name, phase, lead_region, regions, valid_from, sequence)
                    values (?, ?, ?, ?, string_to_array(?, ','), date '2023-11-09', 1)""")) {
                insert.setString(1, code);
                insert.setString(2, "Territoire " + code);
                insert.setInt(3, phase);
                insert.setString(4, leadRegion);
                insert.setString(5, String.join(",", regions));
                insert.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into territory_commune (territory, commune) values (?, ?)")) {
                for (String commune : communes) {
                    insert.setString(1, code);
                    insert.setString(2, commune);
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
