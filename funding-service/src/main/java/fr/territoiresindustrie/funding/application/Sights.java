package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
import fr.territoiresindustrie.funding.scheme.Scheme;
import fr.territoiresindustrie.funding.scheme.SchemeService;
import fr.territoiresindustrie.funding.scheme.Window;
import fr.territoiresindustrie.funding.scheme.WindowService;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks around applications: at their projects, schemes, windows and payments. One query of each kind, and none that nobody needs. */
@ApplicationScoped
class Sights {

    private final ApplicationRepository applications;
    private final ProjectService projects;
    private final SchemeService schemes;
    private final WindowService windows;
    private final Time time;

    Sights(
            ApplicationRepository applications,
            ProjectService projects,
            SchemeService schemes,
            WindowService windows,
            Time time) {
        this.applications = applications;
        this.projects = projects;
        this.schemes = schemes;
        this.windows = windows;
        this.time = time;
    }

    /** For a reader: what stands now. */
    void show(Application application) {
        look(List.of(application), List.of(application.id()), windows::of);
    }

    /**
     * For a decision: what stands now and is held to the end of the transaction.
     *
     * @param paying those for which it matters whether a payment is under way
     */
    void hold(Collection<Application> all, Collection<UUID> paying) {
        look(all, paying, windows::held);
    }

    private void look(
            Collection<Application> all, Collection<UUID> paying, Function<Collection<UUID>, List<Window>> calls) {
        Set<UUID> approved = projects
                .find(all.stream().map(Application::projectId).distinct().toList())
                .stream()
                .filter(Project::isApproved)
                .map(Project::id)
                .collect(Collectors.toSet());
        Set<UUID> underWay = applications.paymentUnderWay(paying);
        Map<String, Scheme> offered = schemes.named(all.stream()
                .map(Application::schemeCode)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Window> open =
                calls.apply(offered.values().stream().map(Scheme::id).toList());
        Instant now = time.now();
        all.forEach(application -> {
            @Nullable Scheme scheme = application.schemeCode() == null ? null : offered.get(application.schemeCode());
            application.seenWith(new Sight(
                    approved.contains(application.projectId()),
                    underWay.contains(application.id()),
                    scheme,
                    scheme == null
                            ? List.of()
                            : open.stream().filter(w -> w.isOf(scheme)).toList(),
                    now));
        });
    }
}
