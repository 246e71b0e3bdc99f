package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.award.AwardService;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;

/**
 * Merges a project into the one that it repeats, by the decision of who may move both. Nothing is moved between them: the merged one keeps its
 * sheet, state and history, leaves the lists, and points to the other.
 */
@ApplicationScoped
class MergeService {

    private final ProjectService projects;
    private final ProjectRepository repository;
    private final AwardService awards;
    private final ProjectJournal journal;
    private final Outbox outbox;
    private final Time time;

    MergeService(
            ProjectService projects,
            ProjectRepository repository,
            AwardService awards,
            ProjectJournal journal,
            Outbox outbox,
            Time time) {
        this.projects = projects;
        this.repository = repository;
        this.awards = awards;
        this.journal = journal;
        this.outbox = outbox;
        this.time = time;
    }

    @Transactional
    ProjectView merge(UUID id, MergeRequests.Merge wanted, IfMatch version, Caller caller) {
        if (id.equals(wanted.into())) {
            throw BulkProblem.MERGE_INTO_ITSELF
                    .because("Un projet ne se fusionne pas avec lui-même.", "A project is not merged into itself.")
                    .at("/into", "REPEATED", new Text("Donnez un autre projet.", "Give another project."));
        }
        repository.lock(id, wanted.into());
        SeenProject from = projects.seen(id, caller);
        SeenProject into = projects.seen(wanted.into(), caller);
        if (Collections.disjoint(from.parties(), into.parties())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Une fusion est décidée par qui a les deux projets : leur territoire, leur région chef de file ou la délégation.",
                    "A merge is decided by who has both projects: their territory, their lead region or the delegation.");
        }
        version.check(from.project().version());
        IfMatch.required(wanted.intoIfMatch()).check(into.project().version());
        check(from.project(), into.project());
        from.project().mergeInto(into.project(), time.now());
        into.project().touch(time.now());
        repository.flush();
        journal.remember(from, deed("MERGE", from, "into", into, wanted.reason()));
        journal.remember(into, deed("ABSORB", into, "merged", from, wanted.reason()));
        outbox.append(
                "projects",
                id.toString(),
                "project.merged",
                new MergedEvent(
                        ProjectEvent.of(from.project(), from.territory(), wanted.reason()),
                        wanted.into(),
                        into.project().reference()));
        return projects.view(from);
    }

    private void check(Project from, Project into) {
        if (into.mergedInto() != null) {
            throw BulkProblem.PROJECT_MERGED
                    .because(
                            "L'autre projet est lui-même fusionné : voyez mergedInto.",
                            "The other project is merged itself: see mergedInto.")
                    .with("mergedInto", into.mergedInto());
        }
        if (repository.isOnAgenda(from.id())) {
            throw BulkProblem.MERGE_ON_AGENDA.because(
                    "Une séance à venir doit décider de ce projet : retirez-le d'abord de son ordre du jour.",
                    "A session to come is to decide on this project: take it off its agenda first.");
        }
        if (!awards.of(from.id()).isEmpty()) {
            throw BulkProblem.MERGE_HAS_AWARDS.because(
                    "Des aides sont conventionnées pour ce projet, et l'argent reste où il est : fusionnez l'autre dans celui-ci.",
                    "Awards are agreed for this project, and money stays where it is: merge the other one into this one.");
        }
        if (from.state().isPublic() && !into.state().isPublic()) {
            throw BulkProblem.MERGE_HIDES_DECISION.because(
                    "Ce projet est décidé et l'autre non : fusionnez l'autre dans celui-ci.",
                    "This project is decided on and the other is not: merge the other one into this one.");
        }
    }

    private static Deed deed(String action, SeenProject seen, String role, SeenProject other, String reason) {
        return new Deed(
                action,
                seen.project().state(),
                reason,
                Map.of(role, other.project().id(), "reference", other.project().reference()));
    }
}
