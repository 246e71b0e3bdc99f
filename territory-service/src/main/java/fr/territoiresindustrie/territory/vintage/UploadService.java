package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.vintage.VintageRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** Takes in a vintage: keeps its rows apart, checks them, compares them with the registry. The registry itself does not change. */
@ApplicationScoped
class UploadService {

    private static final String BEGIN = """
            insert into reference_vintage (id, year, effective_on, state, checksum, base_id, findings, changes, submitted_at)
            values (:vintage, :year, :effective, 'VALIDATED', :checksum, :base, 0, 0, :now)""";
    private static final String END = """
            update reference_vintage set state = :state, findings = :findings,
                changes = (select count(*) from reference_change where vintage_id = :vintage) where id = :vintage""";

    private final DataSource database;
    private final VintageRepository vintages;
    private final VintageService reads;
    private final History history;
    private final Ids ids;
    private final Time time;

    UploadService(
            DataSource database,
            VintageRepository vintages,
            VintageService reads,
            History history,
            Ids ids,
            Time time) {
        this.database = database;
        this.vintages = vintages;
        this.reads = reads;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    /** The vintage, and whether this upload made it: the same files for the same day are one vintage. */
    record Upload(VintageView vintage, boolean isNew) {}

    /**
     * Takes in the files of a vintage.
     *
     * @param effective its first day, or null for 1 January of its year
     */
    @Transactional
    Upload upload(int year, @Nullable String effective, byte[] body, Caller caller) {
        LocalDate day =
                Objects.requireNonNullElseGet(AsOf.parse(effective, "effectiveOn"), () -> LocalDate.of(year, 1, 1));
        if (day.getYear() != year) {
            throw outsideItsYear();
        }
        Archive archive = new Archive(body);
        String checksum = archive.checksum();
        try (Connection connection = database.getConnection()) {
            VintageLock.take(connection);
            Optional<Row> same = vintages.sameFiles(checksum, year, day);
            if (same.isPresent()) {
                return new Upload(reads.view(same.get()), false);
            }
            Row last = vintages.lastApplied();
            if (year < last.year() || (last.effectiveOn() != null && !day.isAfter(last.effectiveOn()))) {
                throw retroactive(last);
            }
            UUID id = ids.next();
            VintageState state = store(connection, id, year, day, checksum, last, archive);
            history.append(
                    new History.Entry(
                            VintageService.HISTORY,
                            id.toString(),
                            "UPLOAD",
                            null,
                            state.name(),
                            null,
                            Map.of("checksum", checksum)),
                    caller);
            return new Upload(reads.view(vintages.find(id).orElseThrow()), true);
        } catch (SQLException e) {
            throw new HibernateException("a vintage could not be taken in", e);
        }
    }

    private VintageState store(
            Connection connection, UUID id, int year, LocalDate day, String checksum, Row last, Archive archive)
            throws SQLException {
        new Statements(
                        connection,
                        Map.of(
                                "vintage", id,
                                "year", year,
                                "effective", day,
                                "checksum", checksum,
                                "base", last.id(),
                                "now", time.now().atOffset(ZoneOffset.UTC)))
                .run(BEGIN);
        Staging staging = new Staging(connection, id);
        Findings findings = new Findings();
        staging.fill(archive, findings);
        Statements statements = new Statements(connection, Map.of("vintage", id, "effective", day));
        if (findings.areOfRowsOnly()) {
            Staging.check(statements, findings);
        }
        VintageState state = findings.total() == 0 ? VintageState.VALIDATED : VintageState.REFUSED;
        if (state == VintageState.VALIDATED) {
            statements.run(DifferenceSql.STORE);
        } else {
            staging.keep(findings.kept());
            staging.clear();
        }
        new Statements(connection, Map.of("vintage", id, "state", state.name(), "findings", findings.total())).run(END);
        return state;
    }

    private static Problem outsideItsYear() {
        return RequestProblem.INVALID_FIELDS
                .because(
                        "La date d'effet est hors de l'année du millésime.",
                        "The first day is outside the vintage's year.")
                .parameter(
                        "effectiveOn",
                        "OUT_OF_RANGE",
                        new Text(
                                "Une date de l'année du millésime est attendue.",
                                "A day of the vintage's year is expected."));
    }

    private static Problem retroactive(Row last) {
        String since = last.effectiveOn() == null ? "" : " (" + last.effectiveOn() + ")";
        return VintageProblem.VINTAGE_RETROACTIVE
                .because(
                        "Le millésime " + last.year() + since + " est appliqué : un autre commence après lui.",
                        "Vintage " + last.year() + since + " is applied: another one begins after it.")
                .with("lastYear", last.year());
    }
}
