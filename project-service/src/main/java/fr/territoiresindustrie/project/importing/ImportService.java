package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.importing.ImportLines;
import fr.territoiresindustrie.kit.importing.ImportMode;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportReports;
import fr.territoiresindustrie.kit.importing.ImportReports.Started;
import fr.territoiresindustrie.kit.importing.ImportRowView;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.job.Job;
import fr.territoiresindustrie.kit.job.JobView;
import fr.territoiresindustrie.kit.job.Jobs;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.project.importing.ImportRequests.Grant;
import fr.territoiresindustrie.project.importing.ImportRequests.Kind;
import fr.territoiresindustrie.project.importing.ImportRequests.Rows;
import fr.territoiresindustrie.project.importing.ImportRequests.SheetRow;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports of projects: what is short is done at once, the rest is long work. */
@ApplicationScoped
class ImportService {

    /** So many published grants are imported at once, in the request's transaction. */
    private static final int AT_ONCE = 1_000;

    /** Reports of what is published are public themselves. */
    private static final List<String> PUBLIC_KINDS = List.of(Kind.PUBLISHED_GRANTS.name());

    private final GrantService grants;
    private final SheetService sheets;
    private final ImportWork work;
    private final TerritoryService territories;
    private final ImportReports reports;
    private final Jobs jobs;
    private final Ids ids;

    ImportService(
            GrantService grants,
            SheetService sheets,
            ImportWork work,
            TerritoryService territories,
            ImportReports reports,
            Jobs jobs,
            Ids ids) {
        this.grants = grants;
        this.sheets = sheets;
        this.work = work;
        this.territories = territories;
        this.reports = reports;
        this.jobs = jobs;
        this.ids = ids;
    }

    @Transactional
    ImportReportView run(Rows wanted, Caller caller, Locale locale) {
        return switch (wanted.kind()) {
            case PUBLISHED_GRANTS -> grants(wanted, caller, locale);
            case PROJECT_SHEETS -> sheets(wanted, caller, locale);
        };
    }

    /** A file of sheets of a territory. */
    record File(String territory, String source, ImportMode mode, boolean dryRun) {}

    @Transactional
    ImportReportView run(File file, byte[] body, Caller caller, Locale locale) {
        checkTerritory(file.territory(), caller);
        List<Jobs.Input> inputs = new ArrayList<>();
        new CsvSheets(body).forEach(piece -> inputs.add(sheets.input(inputs.size() + 1, piece)));
        if (inputs.isEmpty()) {
            throw ImportProblem.IMPORT_UNREADABLE.because(
                    "Le fichier n'a aucune ligne après l'en-tête.", "The file has no row below its header.");
        }
        return submit(
                new Started(
                        ids.next(),
                        sheets.name(),
                        file.source(),
                        inputs.size(),
                        file.mode(),
                        file.dryRun(),
                        file.territory()),
                inputs,
                caller,
                locale);
    }

    private ImportReportView grants(Rows wanted, Caller caller, Locale locale) {
        if (!caller.is(Roles.PLATFORM_ADMIN)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Les subventions publiées sont importées par l'administration de la plateforme.",
                    "Published grants are imported by the platform's administration.");
        }
        List<Grant> rows = given(wanted.rows(), "/rows");
        ImportLines.refuseRepeated(rows.stream().map(Grant::line).toList());
        if (wanted.expectedTerritories() != null && !grants.knows(wanted.expectedTerritories())) {
            throw RequestProblem.referenceNotReady();
        }
        Started started = new Started(
                ids.next(),
                grants.name(),
                wanted.source(),
                rows.size(),
                wanted.modeOrDefault(),
                wanted.onlyChecks(),
                null);
        if (rows.size() <= AT_ONCE && wanted.modeOrDefault() == ImportMode.BEST_EFFORT) {
            reports.start(started, caller);
            reports.append(started.id(), grants.take(rows, wanted.source(), !wanted.onlyChecks(), caller), true);
            return reports.get(started.id(), work.kinds());
        }
        List<Jobs.Input> inputs = new ArrayList<>();
        rows.forEach(grant -> inputs.add(grants.input(inputs.size() + 1, grant)));
        return submit(started, inputs, caller, locale);
    }

    private ImportReportView sheets(Rows wanted, Caller caller, Locale locale) {
        String territory = given(wanted.territory(), "/territory");
        checkTerritory(territory, caller);
        List<SheetRow> rows = given(wanted.sheets(), "/sheets");
        ImportLines.refuseRepeated(rows.stream().map(SheetRow::line).toList(), "sheets");
        List<Jobs.Input> inputs = new ArrayList<>();
        rows.forEach(row -> inputs.add(sheets.input(
                inputs.size() + 1, new SheetPiece(row.line(), row.externalId(), row.sheet(), null, null))));
        return submit(
                new Started(
                        ids.next(),
                        sheets.name(),
                        wanted.source(),
                        rows.size(),
                        wanted.modeOrDefault(),
                        wanted.onlyChecks(),
                        territory),
                inputs,
                caller,
                locale);
    }

    private static <T> T given(@Nullable T value, String pointer) {
        if (value == null) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .at(
                            pointer,
                            "REQUIRED",
                            new Text("Demandé par cette sorte d'import.", "Required by this kind of import."));
        }
        return value;
    }

    /** Somebody else's territory is not there for the caller. */
    private void checkTerritory(String territory, Caller caller) {
        if (!caller.isTerritory(territory) && !caller.is(Roles.PLATFORM_ADMIN)) {
            throw RequestProblem.notFound();
        }
        if (territories.find(territory).isEmpty()) {
            throw RequestProblem.referenceNotReady();
        }
    }

    private ImportReportView submit(Started started, List<Jobs.Input> inputs, Caller caller, Locale locale) {
        reports.start(started, caller);
        jobs.submit(started.id(), ImportWork.KIND, caller, inputs);
        return withJob(reports.get(started.id(), work.kinds()), locale);
    }

    private ImportReportView withJob(ImportReportView report, Locale locale) {
        return report.with(
                jobs.find(report.id()).map(job -> JobView.of(job, locale)).orElse(null));
    }

    @Transactional
    Page<ImportReportView> list(PageRequest page, Caller caller, Locale locale) {
        return reports.list(work.kinds(), PUBLIC_KINDS, caller, page).map(report -> withJob(report, locale));
    }

    @Transactional
    ImportReportView get(UUID id, Caller caller, Locale locale) {
        return withJob(reports.get(id, work.kinds(), PUBLIC_KINDS, caller), locale);
    }

    @Transactional
    ImportReportView cancel(UUID id, Caller caller, Locale locale) {
        ImportReportView report = reports.get(id, work.kinds(), PUBLIC_KINDS, caller);
        Job job = jobs.find(id).orElseThrow(RequestProblem::notFound);
        if (!job.isOf(caller) && !caller.is(Roles.PLATFORM_ADMIN)) {
            throw forbidden();
        }
        jobs.cancel(id);
        return withJob(report, locale);
    }

    private static Problem forbidden() {
        return RequestProblem.FORBIDDEN.because(
                "Seul son auteur arrête un import.", "Only who asked for an import stops it.");
    }

    @Transactional
    Page<ImportRowView> rows(
            UUID id, RowResult.@Nullable Status status, PageRequest page, Caller caller, Locale locale) {
        return reports.rows(reports.get(id, work.kinds(), PUBLIC_KINDS, caller), status, page, locale);
    }
}
