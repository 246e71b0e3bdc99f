package fr.territoiresindustrie.territory.project;

import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The action plan of a territory's contract: its approved projects on a day. */
@ApplicationScoped
class ActionPlanService {

    private final ProjectRepository projects;
    private final TerritoryService territories;
    private final Time time;

    ActionPlanService(ProjectRepository projects, TerritoryService territories, Time time) {
        this.projects = projects;
        this.territories = territories;
        this.time = time;
    }

    /** At the end of the day asked, in Paris; today's is the present one. */
    Page<ActionView> on(String territory, @Nullable String asOf, PageRequest page) {
        territories.require(territory);
        LocalDate day = Objects.requireNonNullElseGet(AsOf.parse(asOf), time::today);
        return projects.approved(
                        territory, day.plusDays(1).atStartOfDay(Time.PARIS).toInstant(), page)
                .map(row -> new ActionView(
                        row.id(),
                        row.reference(),
                        row.title(),
                        row.theme(),
                        row.state(),
                        row.leadName(),
                        row.leadSiren(),
                        row.approvedAt()));
    }
}
