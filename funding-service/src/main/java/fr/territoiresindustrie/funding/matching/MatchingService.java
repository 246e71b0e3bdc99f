package fr.territoiresindustrie.funding.matching;

import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
import fr.territoiresindustrie.funding.scheme.Facts;
import fr.territoiresindustrie.funding.scheme.Scheme;
import fr.territoiresindustrie.funding.scheme.SchemeService;
import fr.territoiresindustrie.funding.scheme.Window;
import fr.territoiresindustrie.funding.scheme.WindowService;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds all schemes against a project. */
@ApplicationScoped
public class MatchingService {

    private final ProjectService projects;
    private final SchemeService schemes;
    private final WindowService windows;
    private final Time time;

    MatchingService(ProjectService projects, SchemeService schemes, WindowService windows, Time time) {
        this.projects = projects;
        this.schemes = schemes;
        this.windows = windows;
        this.time = time;
    }

    @Transactional
    MatchesView of(UUID projectId, @Nullable Money base, Caller caller, Locale locale) {
        Project project = projects.seenBy(caller, projectId);
        Facts facts = Facts.of(project, base, time.today(), time.now());
        List<Scheme> all = schemes.all();
        List<Window> calls = windows.of(all.stream().map(Scheme::id).toList());
        List<Match> matches = all.stream()
                .map(scheme -> Match.of(
                        scheme, calls.stream().filter(w -> w.isOf(scheme)).toList(), facts))
                .sorted(Match.BEST_FIRST)
                .toList();
        return new MatchesView(
                projectId,
                base,
                matches.stream().filter(Match::fits).map(m -> m.view(locale)).toList(),
                matches.stream().filter(m -> !m.fits()).map(m -> m.view(locale)).toList());
    }
}
