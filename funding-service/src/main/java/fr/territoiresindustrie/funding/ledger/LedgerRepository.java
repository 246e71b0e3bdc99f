package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.funding.ledger.Journal.Ceiling;
import fr.territoiresindustrie.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;

/** Writes the ledger, many movements at once: each statement is one round trip, however many movements there are. */
@ApplicationScoped
class LedgerRepository {

    private static final String BEGIN = "insert into ledger_head (envelope_id) values (?)";
    private static final String HEADS =
            "select envelope_id, number, at, encode(hash, 'hex') from ledger_head where envelope_id = any(?) order by envelope_id";
    private static final String HOLDINGS = "select clock_timestamp(), envelope_id, authority, year, " + Holdings.COLUMNS
            + " from (select 1) one left join balance on envelope_id = any(?)";
    private static final String MOVEMENT = """
            insert into movement (id, envelope_id, number, kind, authority, year, amount, at, effective_on, actor, reason, reference, application_id,
                                  pair_id, counterpart_id, source_url, hash,
                                  granted_after, available_after, frozen_after, delegated_after, committed_after, paid_after, recovered_after)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String POSTING =
            "insert into posting (movement_id, envelope_id, authority, year, account, amount) values (?, ?, ?, ?, ?, ?)";
    private static final String BALANCE = """
            insert into balance (envelope_id, authority, year, granted, available, frozen, delegated, committed, paid, recovered)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (envelope_id, authority, year) do update set granted = excluded.granted, available = excluded.available,
              frozen = excluded.frozen, delegated = excluded.delegated, committed = excluded.committed, paid = excluded.paid,
              recovered = excluded.recovered""";
    private static final String HEAD = "update ledger_head set number = ?, at = ?, hash = ? where envelope_id = ?";

    private final DataSource database;

    LedgerRepository(DataSource database) {
        this.database = database;
    }

    void begin(UUID envelope) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, envelope);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new HibernateException("ledger could not be begun", e);
        }
    }

    /** A journal that holds the ledgers locked. Clock and balances are read after the locks: they are later than whatever others committed. */
    Journal open(Collection<UUID> envelopes, Ids ids) {
        return journal(envelopes, ids, HEADS + " for update");
    }

    /** A journal on what the ledgers hold now, to ask and not to write. */
    Journal look(Collection<UUID> envelopes, Ids ids) {
        return journal(envelopes, ids, HEADS);
    }

    private Journal journal(Collection<UUID> envelopes, Ids ids, String headsQuery) {
        if (envelopes.isEmpty()) {
            return new Journal(this, ids, Instant.EPOCH, new HashMap<>(), new HashMap<>());
        }
        try (Connection connection = database.getConnection()) {
            Map<UUID, Head> heads = heads(connection, envelopes, headsQuery);
            Map<Ceiling, Holdings> holdings = new HashMap<>();
            Instant now = holdings(connection, envelopes, holdings);
            return new Journal(this, ids, now, heads, holdings);
        } catch (SQLException e) {
            throw new HibernateException("ledger could not be opened", e);
        }
    }

    private static Map<UUID, Head> heads(Connection connection, Collection<UUID> envelopes, String query)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("uuid", envelopes.toArray()));
            Map<UUID, Head> heads = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.put(
                            row.getObject(1, UUID.class),
                            new Head(
                                    row.getLong(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getString(4)));
                }
            }
            return heads;
        }
    }

    private static Instant holdings(Connection connection, Collection<UUID> envelopes, Map<Ceiling, Holdings> holdings)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDINGS)) {
            statement.setArray(1, connection.createArrayOf("uuid", envelopes.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                Instant now = Instant.EPOCH;
                while (row.next()) {
                    now = row.getObject(1, OffsetDateTime.class).toInstant();
                    if (row.getObject(2) != null) {
                        holdings.put(
                                new Ceiling(
                                        row.getObject(2, UUID.class),
                                        Authority.valueOf(row.getString(3)),
                                        row.getInt(4)),
                                holdings(row, 5));
                    }
                }
                return now;
            }
        }
    }

    private static Holdings holdings(ResultSet row, int first) throws SQLException {
        long[] cents = new long[Account.values().length];
        for (int i = 0; i < cents.length; i++) {
            cents[i] = row.getLong(first + i);
        }
        return Holdings.of(cents);
    }

    void write(List<PostedMovement> posted, Map<Ceiling, Holdings> changed, Map<UUID, Head> heads) {
        try (Connection connection = database.getConnection()) {
            insertMovements(connection, posted);
            insertPostings(connection, posted);
            writeBalances(connection, changed);
            moveHeads(
                    connection,
                    changed.keySet().stream()
                            .map(Ceiling::envelopeId)
                            .distinct()
                            .toList(),
                    heads);
        } catch (SQLException e) {
            throw new HibernateException("movements could not be written", e);
        }
    }

    private static void insertMovements(Connection connection, List<PostedMovement> posted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVEMENT)) {
            for (PostedMovement one : posted) {
                NewMovement m = one.movement();
                int i = 0;
                statement.setObject(++i, one.id());
                statement.setObject(++i, m.envelopeId());
                statement.setLong(++i, one.number());
                statement.setString(++i, m.kind().name());
                statement.setString(++i, m.authority().name());
                statement.setInt(++i, m.year());
                statement.setLong(++i, m.amount().cents());
                statement.setObject(++i, one.at().atOffset(ZoneOffset.UTC));
                statement.setObject(++i, m.effectiveOn());
                statement.setString(++i, one.caller().name());
                statement.setString(++i, m.reason());
                statement.setString(++i, m.reference());
                statement.setObject(++i, m.applicationId());
                statement.setObject(++i, m.pairId());
                statement.setObject(++i, m.counterpartId());
                statement.setString(++i, m.sourceUrl());
                statement.setBytes(++i, HexFormat.of().parseHex(one.hash()));
                for (Account account : Account.values()) {
                    statement.setLong(++i, one.after().cents(account));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void insertPostings(Connection connection, List<PostedMovement> posted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTING)) {
            for (PostedMovement one : posted) {
                NewMovement m = one.movement();
                addPosting(
                        statement,
                        one,
                        m.kind().from(m.authority()),
                        -m.amount().cents());
                addPosting(statement, one, m.kind().to(), m.amount().cents());
            }
            statement.executeBatch();
        }
    }

    private static void addPosting(PreparedStatement statement, PostedMovement one, Account account, long cents)
            throws SQLException {
        statement.setObject(1, one.id());
        statement.setObject(2, one.movement().envelopeId());
        statement.setString(3, one.movement().authority().name());
        statement.setInt(4, one.movement().year());
        statement.setString(5, account.name());
        statement.setLong(6, cents);
        statement.addBatch();
    }

    private static void writeBalances(Connection connection, Map<Ceiling, Holdings> changed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BALANCE)) {
            for (Map.Entry<Ceiling, Holdings> one : changed.entrySet()) {
                int i = 0;
                statement.setObject(++i, one.getKey().envelopeId());
                statement.setString(++i, one.getKey().authority().name());
                statement.setInt(++i, one.getKey().year());
                for (Account account : Account.values()) {
                    statement.setLong(++i, one.getValue().cents(account));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void moveHeads(Connection connection, List<UUID> envelopes, Map<UUID, Head> heads)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
            for (UUID envelope : envelopes) {
                Head head = Objects.requireNonNull(heads.get(envelope));
                statement.setLong(1, head.number());
                statement.setObject(2, head.at().atOffset(ZoneOffset.UTC));
                statement.setBytes(3, HexFormat.of().parseHex(head.hash()));
                statement.setObject(4, envelope);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
