package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.importing.ImportLines;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportReports;
import fr.territoiresindustrie.kit.importing.ImportRowView;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.project.importing.ImportRequests.Grant;
import fr.territoiresindustrie.project.pipeline.ReconstructionService;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports published grants, each row with its result, all in one transaction with the report. */
@ApplicationScoped
class ImportService {

    /** The programme's phase whose territories the grants are looked for in. */
    private static final int PHASE = 2;

    private static final List<String> KINDS =
            Arrays.stream(ImportRequests.Kind.values()).map(Enum::name).toList();

    private final TerritoryService territories;
    private final ReconstructionService reconstructions;
    private final ImportReports reports;
    private final Validator validator;

    ImportService(
            TerritoryService territories,
            ReconstructionService reconstructions,
            ImportReports reports,
            Validator validator) {
        this.territories = territories;
        this.reconstructions = reconstructions;
        this.reports = reports;
        this.validator = validator;
    }

    @Transactional
    ImportReportView run(ImportRequests.Rows wanted, Caller caller) {
        ImportLines.refuseRepeated(wanted.rows().stream().map(Grant::line).toList());
        if (wanted.expectedTerritories() != null && territories.count(PHASE) < wanted.expectedTerritories()) {
            throw RequestProblem.referenceNotReady();
        }
        List<Grant> rows = wanted.rows();
        GrantSorting sorting = new GrantSorting(
                reconstructions.known(rows.stream().map(Grant::externalId).toList()));
        GrantExamination examination = new GrantExamination(
                territories.byCommune(
                        PHASE,
                        rows.stream()
                                .map(Grant::communeCode)
                                .filter(Objects::nonNull)
                                .toList()),
                wanted.source(),
                validator);
        rows.forEach(grant -> sorting.take(grant, examination.judge(grant)));
        Map<String, UUID> made = reconstructions.reconstruct(sorting.fresh(), wanted.source(), caller);
        return reports.write(wanted.kind().name(), wanted.source(), sorting.results(made), caller);
    }

    @Transactional
    Page<ImportReportView> list(PageRequest page) {
        return reports.list(KINDS, page);
    }

    @Transactional
    ImportReportView get(UUID id) {
        return reports.get(id, KINDS);
    }

    @Transactional
    Page<ImportRowView> rows(UUID id, RowResult.@Nullable Status status, PageRequest page, Locale locale) {
        return reports.rows(reports.get(id, KINDS), status, page, locale);
    }
}
