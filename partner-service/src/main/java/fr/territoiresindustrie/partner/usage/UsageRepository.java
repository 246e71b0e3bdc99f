package fr.territoiresindustrie.partner.usage;

import fr.territoiresindustrie.partner.limit.Operation;
import fr.territoiresindustrie.partner.usage.UsageView.DayUsage;
import fr.territoiresindustrie.partner.usage.UsageView.OperationUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.HibernateException;

/** The hours that the gateways told. */
@ApplicationScoped
class UsageRepository {

    private static final String OPERATIONS = """
            select operation, sum(requests), sum(client_errors), sum(server_errors), sum(limited),
                array[sum(latencies[1]), sum(latencies[2]), sum(latencies[3]), sum(latencies[4]), sum(latencies[5]), sum(latencies[6]),
                    sum(latencies[7]), sum(latencies[8]), sum(latencies[9]), sum(latencies[10]), sum(latencies[11]), sum(latencies[12])]::bigint[]
            from usage_hour where subject = ? and hour >= ? and hour < ? group by operation order by operation""";

    private static final String DAYS = """
            select (hour at time zone 'UTC')::date as day, sum(requests), sum(client_errors), sum(server_errors), sum(limited)
            from usage_hour where subject = ? and hour >= ? and hour < ? group by day order by day""";

    private final DataSource database;

    UsageRepository(DataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    List<OperationUsage> operations(String subject, LocalDate from, LocalDate to) {
        return read(OPERATIONS, subject, from, to, row -> {
            long[] latencies = Stream.of((Long[]) row.getArray(6).getArray())
                    .mapToLong(Long::longValue)
                    .toArray();
            return new OperationUsage(
                    Operation.valueOf(row.getString(1)),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    Latencies.percentile(latencies, 0.5),
                    Latencies.percentile(latencies, 0.95),
                    Latencies.percentile(latencies, 0.99));
        });
    }

    List<DayUsage> days(String subject, LocalDate from, LocalDate to) {
        return read(
                DAYS,
                subject,
                from,
                to,
                row -> new DayUsage(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)));
    }

    private <T> List<T> read(String sql, String subject, LocalDate from, LocalDate to, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, subject);
            statement.setObject(2, from.atStartOfDay().atOffset(ZoneOffset.UTC));
            statement.setObject(3, to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            List<T> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(reading.of(row));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new HibernateException("usage could not be read", e);
        }
    }
}
