package fr.territoiresindustrie.kit.importing;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.importing.RowResult.Status;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** Keeps the reports of imports, written in the transaction of their effect. */
@ApplicationScoped
public class ImportReports {

    private static final String REPORT = """
            insert into import_report (id, kind, source, at, actor, total, accepted, unchanged, refused)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ROW = """
            insert into import_row (report_id, line, external_id, status, result_id, code, reason_fr, reason_en)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final EntityManager entities;
    private final Ids ids;
    private final Time time;

    ImportReports(DataSource database, EntityManager entities, Ids ids, Time time) {
        this.database = database;
        this.entities = entities;
        this.ids = ids;
        this.time = time;
    }

    /** Writes a report, in the caller's transaction. */
    public ImportReportView write(String kind, String source, List<RowResult> rows, Caller caller) {
        ImportReportView report = new ImportReportView(
                ids.next(),
                kind,
                source,
                time.now(),
                rows.size(),
                count(rows, Status.ACCEPTED),
                count(rows, Status.UNCHANGED),
                count(rows, Status.REFUSED));
        try (Connection connection = database.getConnection()) {
            insert(connection, report, caller);
            insert(connection, report.id(), rows);
        } catch (SQLException e) {
            throw new HibernateException("report could not be written", e);
        }
        return report;
    }

    private static int count(List<RowResult> rows, Status status) {
        return (int) rows.stream().filter(r -> r.status() == status).count();
    }

    private static void insert(Connection connection, ImportReportView report, Caller caller) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
            statement.setObject(1, report.id());
            statement.setString(2, report.kind());
            statement.setString(3, report.source());
            statement.setObject(4, report.at().atOffset(ZoneOffset.UTC));
            statement.setString(5, caller.name());
            statement.setInt(6, report.total());
            statement.setInt(7, report.accepted());
            statement.setInt(8, report.unchanged());
            statement.setInt(9, report.refused());
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, UUID report, List<RowResult> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROW)) {
            for (RowResult row : rows) {
                statement.setObject(1, report);
                statement.setInt(2, row.line());
                statement.setString(3, row.externalId());
                statement.setString(4, row.status().name());
                statement.setString(5, row.resultId());
                statement.setString(6, row.code());
                statement.setString(
                        7, row.reason() == null ? null : row.reason().fr());
                statement.setString(
                        8, row.reason() == null ? null : row.reason().en());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Reports of these kinds, newest first. */
    public Page<ImportReportView> list(List<String> kinds, PageRequest page) {
        return new KeysetQuery<>(
                        ImportReportView.class,
                        "id, kind, source, at, total, accepted, unchanged, refused",
                        "import_report")
                .where("kind in (:kinds)", "kinds", kinds)
                .orderBy("id", KeyType.UUID)
                .descending()
                .read(entities, page, r -> List.of(r.id().toString()));
    }

    /**
     * One report of these kinds.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 404 when there is none
     */
    public ImportReportView get(UUID id, List<String> kinds) {
        return new KeysetQuery<>(
                        ImportReportView.class,
                        "id, kind, source, at, total, accepted, unchanged, refused",
                        "import_report")
                        .where("id = :id", "id", id)
                        .where("kind in (:kinds)", "kinds", kinds)
                        .orderBy("id", KeyType.UUID)
                        .read(entities, PageRequest.of(1, null), r -> List.of())
                        .items()
                        .stream()
                        .findFirst()
                        .orElseThrow(RequestProblem::notFound);
    }

    /** The rows of a report in their source's order, of one status or all. */
    public Page<ImportRowView> rows(ImportReportView report, @Nullable Status status, PageRequest page, Locale locale) {
        String reason = locale.equals(Locale.ENGLISH) ? "reason_en" : "reason_fr";
        return new KeysetQuery<>(
                        Row.class, "line, external_id, status, result_id, code, " + reason + " as reason", "import_row")
                .where("report_id = :report", "report", report.id())
                .where("status = :status", "status", status == null ? null : status.name())
                .orderBy("line", KeyType.BIGINT)
                .read(entities, page, r -> List.of(String.valueOf(r.line())))
                .map(r -> new ImportRowView(
                        r.line(), r.externalId(), Status.valueOf(r.status()), r.resultId(), r.code(), r.reason()));
    }

    record Row(
            int line,
            String externalId,
            String status,
            @Nullable String resultId,
            @Nullable String code,
            @Nullable String reason) {}
}
