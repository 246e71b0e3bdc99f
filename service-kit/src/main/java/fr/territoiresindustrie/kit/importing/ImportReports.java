package fr.territoiresindustrie.kit.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.importing.RowResult.RowError;
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
            insert into import_report (id, kind, source, at, actor, total, accepted, updated, unchanged, valid, refused, mode, dry_run, scope, owner, finished)
            values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?, ?, ?, false)""";
    private static final String ROW = """
            insert into import_row (report_id, line, external_id, status, result_id, code, reason_fr, reason_en, field, errors)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
            on conflict (report_id, line) do update set status = excluded.status, result_id = excluded.result_id""";
    private static final String COUNT = """
            update import_report r set accepted = c.accepted, updated = c.updated, unchanged = c.unchanged, valid = c.valid, refused = c.refused, finished = ?
            from (select count(*) filter (where status = 'ACCEPTED') as accepted, count(*) filter (where status = 'UPDATED') as updated,
                    count(*) filter (where status = 'UNCHANGED') as unchanged, count(*) filter (where status = 'VALID') as valid,
                    count(*) filter (where status = 'REFUSED') as refused
                from import_row where report_id = ?) c
            where r.id = ?""";

    private static final TypeReference<List<RowError>> ERRORS = new TypeReference<>() {};

    private final DataSource database;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Ids ids;
    private final Time time;

    ImportReports(DataSource database, EntityManager entities, ObjectMapper json, Ids ids, Time time) {
        this.database = database;
        this.entities = entities;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    /**
     * An import that begins.
     *
     * @param scope what the rows are for: the code of a territory, where the kind has one
     */
    public record Started(
            UUID id,
            String kind,
            String source,
            int total,
            ImportMode mode,
            boolean dryRun,
            @Nullable String scope) {}

    /** Writes a whole report, in the caller's transaction. */
    public ImportReportView write(String kind, String source, List<RowResult> rows, Caller caller) {
        UUID id = ids.next();
        start(new Started(id, kind, source, rows.size(), ImportMode.BEST_EFFORT, false, null), caller);
        append(id, rows, true);
        return get(id, List.of(kind));
    }

    /** Begins a report whose rows come later. */
    public void start(Started started, Caller caller) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REPORT)) {
            statement.setObject(1, started.id());
            statement.setString(2, started.kind());
            statement.setString(3, started.source());
            statement.setObject(4, time.now().atOffset(ZoneOffset.UTC));
            statement.setString(5, caller.name());
            statement.setInt(6, started.total());
            statement.setString(7, started.mode().name());
            statement.setBoolean(8, started.dryRun());
            statement.setString(9, started.scope());
            statement.setString(10, owner(caller));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new HibernateException("report could not be written", e);
        }
    }

    /** Adds rows to a report, or what became of rows that it has already; its figures follow. */
    public void append(UUID report, List<RowResult> rows, boolean finished) {
        try (Connection connection = database.getConnection()) {
            insert(connection, report, rows);
            try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
                statement.setBoolean(1, finished);
                statement.setObject(2, report);
                statement.setObject(3, report);
                statement.executeUpdate();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new HibernateException("report could not be written", e);
        }
    }

    private void insert(Connection connection, UUID report, List<RowResult> rows)
            throws SQLException, JsonProcessingException {
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
                statement.setString(9, row.field());
                statement.setString(10, row.errors().isEmpty() ? null : json.writeValueAsString(row.errors()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Reports of these kinds, newest first. */
    public Page<ImportReportView> list(List<String> kinds, PageRequest page) {
        return reports(kinds)
                .descending()
                .read(entities, page, r -> List.of(r.id().toString()))
                .map(ImportReportView.Row::view);
    }

    /** The same, as far as the caller may see them: those of public kinds, and its own; the platform's administrator sees all. */
    public Page<ImportReportView> list(List<String> kinds, List<String> publicKinds, Caller caller, PageRequest page) {
        return seen(reports(kinds), publicKinds, caller)
                .descending()
                .read(entities, page, r -> List.of(r.id().toString()))
                .map(ImportReportView.Row::view);
    }

    /**
     * One report of these kinds.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 404 when there is none
     */
    public ImportReportView get(UUID id, List<String> kinds) {
        return one(reports(kinds).where("id = :id", "id", id));
    }

    /**
     * The same, as far as the caller may see it.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 404 when there is none for this caller
     */
    public ImportReportView get(UUID id, List<String> kinds, List<String> publicKinds, Caller caller) {
        return one(seen(reports(kinds), publicKinds, caller).where("id = :id", "id", id));
    }

    private ImportReportView one(KeysetQuery<ImportReportView.Row> reports) {
        return reports.read(entities, PageRequest.of(1, null), r -> List.of()).items().stream()
                .findFirst()
                .orElseThrow(RequestProblem::notFound)
                .view();
    }

    private static KeysetQuery<ImportReportView.Row> reports(List<String> kinds) {
        return new KeysetQuery<>(ImportReportView.Row.class, ImportReportView.Row.COLUMNS, "import_report")
                .where("kind in (:kinds)", "kinds", kinds)
                .orderBy("id", KeyType.UUID);
    }

    private static KeysetQuery<ImportReportView.Row> seen(
            KeysetQuery<ImportReportView.Row> reports, List<String> publicKinds, Caller caller) {
        if (caller.is(Roles.PLATFORM_ADMIN)) {
            return reports;
        }
        reports.bind("owner", caller.isPublic() ? "" : owner(caller));
        return reports.where("kind in (:publicKinds) or owner = :owner", "publicKinds", publicKinds);
    }

    private static String owner(Caller caller) {
        return caller.client() + " " + caller.subject();
    }

    /** The rows of a report in their source's order, of one status or all. */
    public Page<ImportRowView> rows(ImportReportView report, @Nullable Status status, PageRequest page, Locale locale) {
        String reason = locale.equals(Locale.ENGLISH) ? "reason_en" : "reason_fr";
        return new KeysetQuery<>(
                        Row.class,
                        "line, external_id, status, result_id, code, " + reason
                                + " as reason, field, cast(errors as text) as errors",
                        "import_row")
                .where("report_id = :report", "report", report.id())
                .where("status = :status", "status", status == null ? null : status.name())
                .orderBy("line", KeyType.BIGINT)
                .read(entities, page, r -> List.of(String.valueOf(r.line())))
                .map(r -> new ImportRowView(
                        r.line(),
                        r.externalId(),
                        Status.valueOf(r.status()),
                        r.resultId(),
                        r.code(),
                        r.reason(),
                        r.field(),
                        errors(r.errors(), locale)));
    }

    private @Nullable List<ImportRowView.ErrorView> errors(@Nullable String text, Locale locale) {
        try {
            return text == null
                    ? null
                    : json.readValue(text, ERRORS).stream()
                            .map(e -> new ImportRowView.ErrorView(
                                    e.field(), e.code(), e.reason().in(locale)))
                            .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report holds JSON", e);
        }
    }

    record Row(
            int line,
            String externalId,
            String status,
            @Nullable String resultId,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String errors) {}
}
