package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.condition.ConditionService;
import fr.territoiresindustrie.project.condition.ConditionView;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What others than its territory say of a project: those who share it agree, its region lifts the conditions it met. */
@ApplicationScoped
class CommitmentService {

    private final ProjectService projects;
    private final ProjectRepository repository;
    private final AgreementRepository agreements;
    private final ConditionService conditions;
    private final ProjectJournal journal;
    private final Time time;

    CommitmentService(
            ProjectService projects,
            ProjectRepository repository,
            AgreementRepository agreements,
            ConditionService conditions,
            ProjectJournal journal,
            Time time) {
        this.projects = projects;
        this.repository = repository;
        this.agreements = agreements;
        this.conditions = conditions;
        this.journal = journal;
        this.time = time;
    }

    @Transactional
    ProjectView answer(UUID id, ProjectRequests.Answer given, IfMatch version, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        Project project = seen.project();
        if (!caller.isTerritory(given.territory())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Chaque territoire répond pour lui-même.", "Each territory answers for itself.");
        }
        version.check(project.version());
        boolean asked = project.sheet().sharedWith().stream()
                .anyMatch(share -> share.agreementAsked() && share.territory().equals(given.territory()));
        if (!asked || !project.state().isEditable()) {
            throw ProjectProblem.AGREEMENT_NOT_ASKED.because(
                    "Aucun accord n'est demandé à ce territoire pour l'instant.",
                    "No agreement is asked of this territory at present.");
        }
        if (given.answer() == AgreementAnswer.DECLINED && given.reason() == null) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Un refus se motive.", "A refusal needs a reason.")
                    .at("/reason", "REQUIRED", new Text("Donnez le motif.", "Give the reason."));
        }
        agreements.write(id, new AgreementView(given.territory(), given.answer(), given.reason(), time.now()));
        tell(
                seen,
                new Deed(
                        "AGREEMENT",
                        project.state(),
                        given.reason(),
                        Map.of("territory", given.territory(), "answer", given.answer())),
                "project.agreement-answered");
        return projects.view(seen);
    }

    @Transactional
    List<ConditionView> conditions(UUID id, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        List<ConditionView> all = conditions.of(id);
        return seen.isConfidentiallySeen()
                ? all
                : all.stream().map(ConditionView::withoutNote).toList();
    }

    @Transactional
    ConditionView lift(UUID id, int number, ProjectRequests.Lifting lifting, IfMatch version, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        if (!seen.parties().contains(Party.REGION)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seule la région chef de file lève une réserve.", "Only the lead region lifts a condition.");
        }
        version.check(seen.project().version());
        if (conditions.of(id).stream().noneMatch(condition -> condition.number() == number)) {
            throw RequestProblem.notFound();
        }
        if (!conditions.lift(id, number, lifting.note())) {
            throw ProjectProblem.CONDITION_NOT_OPEN.because(
                    "Cette réserve est déjà levée ou annulée.", "This condition is lifted or cancelled already.");
        }
        tell(
                seen,
                new Deed("LIFT_CONDITION", seen.project().state(), lifting.note(), Map.of("condition", number)),
                "project.condition-lifted");
        return conditions.of(id).get(number - 1);
    }

    private void tell(SeenProject seen, Deed deed, String event) {
        seen.project().touch(time.now());
        repository.flush();
        journal.remember(seen, deed);
        journal.tell(seen, event, null);
    }
}
