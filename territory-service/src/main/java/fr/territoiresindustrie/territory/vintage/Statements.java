package fr.territoiresindustrie.territory.vintage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs statements that name the vintage they are about: {@code :vintage}, {@code :effective}, {@code :year} and the like. */
final class Statements {

    private static final Pattern NAME = Pattern.compile(":([a-z]+)\\b");

    private final Connection connection;
    private final Map<String, Object> values;

    Statements(Connection connection, Map<String, Object> values) {
        this.connection = connection;
        this.values = values;
    }

    /** What becomes of a row of an answer. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    int run(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> read(String sql, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(NAME.matcher(sql).replaceAll("?"));
        Matcher names = NAME.matcher(sql);
        for (int i = 1; names.find(); i++) {
            statement.setObject(i, Objects.requireNonNull(values.get(names.group(1)), names.group()));
        }
        return statement;
    }
}
