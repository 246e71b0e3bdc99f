package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.partner.limit.Exchange.Demand;
import fr.territoiresindustrie.partner.limit.Exchange.Lease;
import fr.territoiresindustrie.partner.limit.Exchange.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.hibernate.HibernateException;

/** The windows that gateways lease from, and what they tell. */
@ApplicationScoped
class ExchangeRepository {

    /** What was spent is spent, also beyond the quota; what is wanted is granted as far as there is any. */
    private static final String LEASE = """
            insert into limit_window as present (subject, operation, starts_at, seconds, used)
            values (?, ?, ?, ?, ? + greatest(0, least(?, ? - ?)))
            on conflict (subject, operation, starts_at, seconds)
            do update set used = present.used + ? + greatest(0, least(?, ? - present.used - ?))
            returning coalesce(old.used, 0), new.used""";

    private static final String HEARD = """
            insert into gateway_instance as present (id, usage_number, seen_at) values (?, ?, now())
            on conflict (id) do update set usage_number = greatest(present.usage_number, excluded.usage_number), seen_at = now()
            returning coalesce(old.usage_number, 0), (select count(*) from gateway_instance where seen_at > now() - ? * interval '1 millisecond' and id <> ?)""";

    private static final String COUNT = """
            insert into usage_hour as present (subject, operation, hour, requests, client_errors, server_errors, limited, latencies)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject, operation, hour) do update set
                requests = present.requests + excluded.requests,
                client_errors = present.client_errors + excluded.client_errors,
                server_errors = present.server_errors + excluded.server_errors,
                limited = present.limited + excluded.limited,
                latencies = (select array_agg(a + b order by n)
                    from unnest(present.latencies, excluded.latencies) with ordinality sums (a, b, n))""";

    /** In one order, whoever writes, so that two gateways do not wait for each other. */
    private static final Comparator<Demand> ORDER = Comparator.comparing(Demand::subject)
            .thenComparing(Demand::operation)
            .thenComparingLong(Demand::begin)
            .thenComparingInt(Demand::seconds);

    private final DataSource database;

    ExchangeRepository(DataSource database) {
        this.database = database;
    }

    /** How many gateways there are, this one too, and whether its batch of usage is a new one. */
    record Heard(int instances, boolean isNew) {}

    Heard heard(String instance, long usageNumber, Duration forgotten) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HEARD)) {
            statement.setString(1, instance);
            statement.setLong(2, usageNumber);
            statement.setLong(3, forgotten.toMillis());
            statement.setString(4, instance);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Heard(row.getInt(2) + 1, row.getLong(1) < usageNumber);
            }
        } catch (SQLException e) {
            throw new HibernateException("a gateway could not be noted", e);
        }
    }

    /** A lease for each demand, in their order. */
    List<Lease> lease(List<Demand> demands, ToLongFunction<Demand> quota) {
        Map<Demand, Lease> leases = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEASE)) {
            for (Demand demand : demands.stream().sorted(ORDER).toList()) {
                leases.put(demand, lease(statement, demand, quota.applyAsLong(demand)));
            }
        } catch (SQLException e) {
            throw new HibernateException("a quota could not be leased", e);
        }
        return demands.stream()
                .map(demand -> Objects.requireNonNull(leases.get(demand)))
                .toList();
    }

    private static Lease lease(PreparedStatement statement, Demand demand, long quota) throws SQLException {
        statement.setString(1, demand.subject());
        statement.setString(2, demand.operation().name());
        statement.setTimestamp(3, new Timestamp(demand.begin()));
        statement.setInt(4, demand.seconds());
        for (int at : new int[] {5, 9}) {
            statement.setLong(at, demand.spent());
            statement.setLong(at + 1, demand.want());
            statement.setLong(at + 2, quota);
            statement.setLong(at + 3, demand.spent());
        }
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            long used = row.getLong(2);
            return new Lease(used - row.getLong(1) - demand.spent(), Math.max(0, quota - used));
        }
    }

    void count(List<Usage> usage, Instant hour) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            OffsetDateTime at = hour.atOffset(ZoneOffset.UTC);
            for (Usage one : usage.stream()
                    .sorted(Comparator.comparing(Usage::subject).thenComparing(Usage::operation))
                    .toList()) {
                statement.setString(1, one.subject());
                statement.setString(2, one.operation().name());
                statement.setObject(3, at);
                statement.setLong(4, one.requests());
                statement.setLong(5, one.clientErrors());
                statement.setLong(6, one.serverErrors());
                statement.setLong(7, one.limited());
                statement.setArray(
                        8, connection.createArrayOf("bigint", one.latencies().toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new HibernateException("usage could not be counted", e);
        }
    }

    /** Forgets windows that are over, gateways that are gone, and old usage. */
    void prune(Instant gatewaysNow, Instant now, Instant usageBefore) {
        try (Connection connection = database.getConnection();
                PreparedStatement windows = connection.prepareStatement(
                        "delete from limit_window where starts_at + seconds * interval '1 second' < ?");
                PreparedStatement gateways =
                        connection.prepareStatement("delete from gateway_instance where seen_at < ?");
                PreparedStatement usage = connection.prepareStatement("delete from usage_hour where hour < ?")) {
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            windows.setObject(1, gatewaysNow.atOffset(ZoneOffset.UTC).minusMinutes(5));
            windows.executeUpdate();
            gateways.setObject(1, at.minusHours(1));
            gateways.executeUpdate();
            usage.setObject(1, usageBefore.atOffset(ZoneOffset.UTC));
            usage.executeUpdate();
        } catch (SQLException e) {
            throw new HibernateException("what is over could not be forgotten", e);
        }
    }
}
