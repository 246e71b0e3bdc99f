package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;

/**
 * Writes movements. Within the caller's transaction: the movement and its two postings first, the guarded update of the running balance last,
 * so that the row everyone wants is locked as briefly as can be. An update that finds too little left changes no row: the whole transaction
 * is refused. The table's CHECKs are the second line.
 */
@ApplicationScoped
public class Ledger {

    private static final String MOVEMENT = """
            insert into movement (id, envelope_id, kind, authority, year, amount, effective_on, at, actor, reason, reference, application_id, source_url)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String POSTING =
            "insert into posting (movement_id, envelope_id, authority, year, account, amount) values (?, ?, ?, ?, ?, ?)";
    private static final String BALANCE =
            "insert into balance (envelope_id, authority, year) values (?, ?, ?) on conflict do nothing";

    private final DataSource database;
    private final LedgerRepository balances;
    private final Ids ids;
    private final Time time;

    Ledger(DataSource database, LedgerRepository balances, Ids ids, Time time) {
        this.database = database;
        this.balances = balances;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Writes a movement, in the caller's transaction.
     *
     * @return the movement's id
     * @throws Problem 409 when the account it takes from holds less: {@code OVER_COMMITMENT} with what is left
     */
    public UUID post(NewMovement movement, Caller caller) {
        if (!movement.amount().isPositive()) {
            throw LedgerProblem.AMOUNT_NOT_POSITIVE
                    .because("Un mouvement a un montant supérieur à zéro.", "A movement has an amount above zero.")
                    .at("/amount", "OUT_OF_RANGE", new Text("Au moins 0,01.", "At least 0.01."));
        }
        UUID id = ids.next();
        try (Connection connection = database.getConnection()) {
            insertMovement(connection, id, movement, caller);
            insertPostings(connection, id, movement);
            if (movement.kind().from() == Account.GRANTED) {
                ensureBalance(connection, movement);
            }
            if (!moveBalance(connection, movement)) {
                throw exhausted(movement);
            }
        } catch (SQLException e) {
            throw new HibernateException("movement could not be written", e);
        }
        return id;
    }

    /** Refuses what {@link #post} would refuse now; has no effect and reserves nothing. */
    public void check(NewMovement movement) {
        if (movement.kind().from() != Account.GRANTED
                && left(movement, balance(movement)).compareTo(movement.amount()) < 0) {
            throw exhausted(movement);
        }
    }

    private void insertMovement(Connection connection, UUID id, NewMovement m, Caller caller) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVEMENT)) {
            statement.setObject(1, id);
            statement.setObject(2, m.envelopeId());
            statement.setString(3, m.kind().name());
            statement.setString(4, m.authority().name());
            statement.setInt(5, m.year());
            statement.setLong(6, m.amount().cents());
            statement.setObject(7, m.effectiveOn());
            statement.setObject(8, time.now().atOffset(ZoneOffset.UTC));
            statement.setString(9, caller.name());
            statement.setString(10, m.reason());
            statement.setString(11, m.reference());
            statement.setObject(12, m.applicationId());
            statement.setString(13, m.sourceUrl());
            statement.executeUpdate();
        }
    }

    private static void insertPostings(Connection connection, UUID id, NewMovement m) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTING)) {
            for (boolean taken : new boolean[] {true, false}) {
                Account account = taken ? m.kind().from() : m.kind().to();
                statement.setObject(1, id);
                statement.setObject(2, m.envelopeId());
                statement.setString(3, m.authority().name());
                statement.setInt(4, m.year());
                statement.setString(5, account.name());
                statement.setLong(6, taken ? -m.amount().cents() : m.amount().cents());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void ensureBalance(Connection connection, NewMovement m) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BALANCE)) {
            statement.setObject(1, m.envelopeId());
            statement.setString(2, m.authority().name());
            statement.setInt(3, m.year());
            statement.executeUpdate();
        }
    }

    private static boolean moveBalance(Connection connection, NewMovement m) throws SQLException {
        String from = column(m.kind().from());
        String to = column(m.kind().to());
        // what is granted grows with its counterpart; any other account gives only what it holds
        boolean grants = m.kind().from() == Account.GRANTED;
        String update = "update balance set " + from + " = " + from + (grants ? " + ?" : " - ?") + ", " + to + " = "
                + to + " + ? where envelope_id = ? and authority = ? and year = ?"
                + (grants ? "" : " and " + from + " >= ?");
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, m.amount().cents());
            statement.setLong(2, m.amount().cents());
            statement.setObject(3, m.envelopeId());
            statement.setString(4, m.authority().name());
            statement.setInt(5, m.year());
            if (!grants) {
                statement.setLong(6, m.amount().cents());
            }
            return statement.executeUpdate() == 1;
        }
    }

    private static String column(Account account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    private Problem exhausted(NewMovement movement) {
        Money left = left(movement, balance(movement));
        LedgerProblem code = movement.kind() == MovementKind.COMMITMENT
                ? LedgerProblem.OVER_COMMITMENT
                : LedgerProblem.MOVEMENT_REFUSED;
        return code.because(
                        "Il reste " + left + " EUR pour " + movement.amount() + " EUR demandés.",
                        left + " EUR are left for " + movement.amount() + " EUR asked.")
                .with("available", left)
                .with("asked", movement.amount());
    }

    private Balance balance(NewMovement movement) {
        return balances.of(movement.envelopeId()).stream()
                .filter(b -> b.authority() == movement.authority() && b.year() == movement.year())
                .findFirst()
                .orElse(new Balance(
                        movement.authority(), movement.year(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    }

    private static Money left(NewMovement movement, Balance balance) {
        return switch (movement.kind().from()) {
            case GRANTED -> balance.granted();
            case AVAILABLE -> balance.available();
            case FROZEN -> balance.frozen();
            case COMMITTED -> balance.committed();
        };
    }
}
