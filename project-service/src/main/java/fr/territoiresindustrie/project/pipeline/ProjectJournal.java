package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.History.Entry;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to projects: in their history, and as events for the other services. */
@ApplicationScoped
class ProjectJournal {

    private static final String AGGREGATE = "project";

    /** What these tell beside the move, the project or its conditions tell everybody. */
    private static final Set<String> OPEN_DETAILS =
            Set.of("RECONSTRUCT", ProjectCommand.APPROVE_WITH_CONDITIONS.name(), "GOOD_PRACTICE");

    private final History history;
    private final Outbox outbox;

    ProjectJournal(History history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    /** What was done: its name in the history, the state before it, the reason given, what else is worth telling. */
    record Deed(
            String action,
            @Nullable ProjectState from,
            @Nullable String reason,
            @Nullable Object details) {}

    void remember(SeenProject seen, Deed deed) {
        Project project = seen.project();
        history.append(
                new Entry(
                        AGGREGATE,
                        project.id().toString(),
                        deed.action(),
                        deed.from() == null ? null : deed.from().name(),
                        project.state().name(),
                        deed.reason(),
                        deed.details()),
                seen.caller());
    }

    /** Comes last in a transaction: see {@link Outbox}. */
    void tell(SeenProject seen, String event, @Nullable String reason) {
        Project project = seen.project();
        outbox.append("projects", project.id().toString(), event, ProjectEvent.of(project, seen.territory(), reason));
    }

    /** The same, for what happens beside the moves and has more to say. */
    void tell(SeenProject seen, String event, @Nullable String reason, Map<String, Object> details) {
        Project project = seen.project();
        outbox.append(
                "projects",
                project.id().toString(),
                event,
                new DetailedEvent(ProjectEvent.of(project, seen.territory(), reason), details));
    }

    /** An event with more to say than a move: whoever reads moves only reads it like one. */
    record DetailedEvent(@JsonUnwrapped ProjectEvent project, Map<String, Object> details) {}

    /** The history of a project; who did it, why and what else there is to say is for those who read its confidential part. */
    Page<HistoryEntryView> of(SeenProject seen, PageRequest page) {
        Page<HistoryEntryView> entries =
                history.of(AGGREGATE, seen.project().id().toString(), page);
        return seen.isConfidentiallySeen() ? entries : entries.map(ProjectJournal::open);
    }

    private static HistoryEntryView open(HistoryEntryView entry) {
        HistoryEntryView open = entry.withoutPeople();
        return OPEN_DETAILS.contains(entry.action()) ? open : open.withoutDetails();
    }
}
