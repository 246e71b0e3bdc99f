package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.export.Export;
import jakarta.enterprise.context.ApplicationScoped;

/** How projects stand in files. */
@ApplicationScoped
class ProjectFiles {

    private final Export<ProjectSummaryView> projects;

    ProjectFiles(SearchService search) {
        projects = Export.<ProjectSummaryView>named("projets")
                .column("id", ProjectSummaryView::id)
                .column("reference", ProjectSummaryView::reference)
                .column("title", ProjectSummaryView::title)
                .column("territory", ProjectSummaryView::territory)
                .column("leadRegion", ProjectSummaryView::leadRegion)
                .column("theme", ProjectSummaryView::theme)
                .column("state", ProjectSummaryView::state)
                .column("stateSince", ProjectSummaryView::stateSince)
                .column("leadName", ProjectSummaryView::leadName)
                .column("leadSiren", ProjectSummaryView::leadSiren)
                .column("origin", ProjectSummaryView::origin)
                .column("cost", ProjectSummaryView::cost)
                .column("startsOn", ProjectSummaryView::startsOn)
                .column("endsOn", ProjectSummaryView::endsOn)
                .column("brownfield", ProjectSummaryView::brownfield)
                .column("flagship", ProjectSummaryView::flagship)
                .column("stalled", ProjectSummaryView::stalled)
                .column("createdAt", ProjectSummaryView::createdAt)
                .column("updatedAt", ProjectSummaryView::updatedAt)
                .places(project -> project.id().toString(), search::points);
    }

    Export<ProjectSummaryView> projects() {
        return projects;
    }
}
