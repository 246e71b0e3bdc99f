package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** After how long each state counts as stalled: read by all, set by the delegation. */
@ApplicationScoped
class StallLimitService {

    private final StallLimitRepository limits;
    private final History history;

    StallLimitService(StallLimitRepository limits, History history) {
        this.limits = limits;
        this.history = history;
    }

    /** All limits; the version is that of all of them together. */
    record Limits(List<StallLimitView> items, long version) {}

    @Transactional
    Limits all() {
        return view(limits.all());
    }

    @Transactional
    Limits write(List<ProjectRequests.StallLimit> wanted, IfMatch version, Caller caller) {
        List<StallLimitRepository.Row> before = limits.held();
        version.check(view(before).version());
        Map<String, Integer> days = before.stream()
                .collect(Collectors.toMap(StallLimitRepository.Row::state, StallLimitRepository.Row::days));
        for (int i = 0; i < wanted.size(); i++) {
            ProjectRequests.StallLimit limit = wanted.get(i);
            if (!days.containsKey(limit.state().name())) {
                throw ProjectProblem.STALL_LIMIT_UNKNOWN
                        .because(
                                "Dans cet état, plus personne n'est attendu.",
                                "In this state nobody is expected to act any more.")
                        .at("/items/" + i + "/state", "FINAL_STATE", new Text("État final.", "Final state."));
            }
            if (!limit.days().equals(days.get(limit.state().name()))) {
                limits.write(limit.state().name(), limit.days());
            }
        }
        Limits now = view(limits.all());
        history.append(new History.Entry("stall-limits", "all", "EDIT", null, null, null, now.items()), caller);
        return now;
    }

    private static Limits view(List<StallLimitRepository.Row> rows) {
        return new Limits(
                rows.stream()
                        .map(row -> new StallLimitView(ProjectState.valueOf(row.state()), row.days()))
                        .toList(),
                rows.stream().mapToLong(StallLimitRepository.Row::version).sum());
    }
}
