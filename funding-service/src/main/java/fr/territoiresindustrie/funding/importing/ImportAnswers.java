package fr.territoiresindustrie.funding.importing;

import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportReports;
import fr.territoiresindustrie.kit.importing.ImportRowView;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.text.Languages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the resources of imports answer: a report when an import is done, and reports of one kind with their rows. */
@ApplicationScoped
public class ImportAnswers {

    private final ImportReports reports;

    ImportAnswers(ImportReports reports) {
        this.reports = reports;
    }

    public RestResponse<ImportReportView> created(ImportReportView report, String path) {
        return RestResponse.ResponseBuilder.<ImportReportView>create(RestResponse.Status.CREATED, report)
                .header(HttpHeaders.LOCATION, path + "/" + report.id())
                .build();
    }

    public RestResponse<PageView<ImportReportView>> list(String kind, PageRequest page, UriInfo uri) {
        return PageView.answer(reports.list(List.of(kind), page), uri);
    }

    public RestResponse<ImportReportView> get(String kind, UUID id) {
        return RestResponse.ok(reports.get(id, List.of(kind)));
    }

    public RestResponse<PageView<ImportRowView>> rows(
            String kind, UUID id, @Nullable String status, @Nullable String language, PageRequest page, UriInfo uri) {
        return PageView.answer(
                reports.rows(
                        reports.get(id, List.of(kind)),
                        Constants.read(RowResult.Status.class, "status", status),
                        page,
                        Languages.of(language)),
                uri);
    }
}
