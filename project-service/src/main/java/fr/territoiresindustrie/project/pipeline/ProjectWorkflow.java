package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import static fr.territoiresindustrie.project.pipeline.Party.COMMITTEE;
import static fr.territoiresindustrie.project.pipeline.Party.DELEGATION;
import static fr.territoiresindustrie.project.pipeline.Party.REGION;
import static fr.territoiresindustrie.project.pipeline.Party.TERRITORY;
import static fr.territoiresindustrie.project.pipeline.ProjectCommand.*;
import static fr.territoiresindustrie.project.pipeline.ProjectState.*;

/** All moves of a project, in one table. A committee decides in its session; outside one, the lead region writes its decision down with a reason. */
final class ProjectWorkflow {

    private static final Set<String> BY_TERRITORY = Set.of(TERRITORY);
    private static final Set<String> BY_REGION = Set.of(REGION);
    private static final Set<String> BY_COMMITTEE = Set.of(COMMITTEE, REGION);
    private static final Set<String> BY_BOTH = Set.of(TERRITORY, REGION);
    private static final Set<String> BY_JUDGE = Set.of(REGION, DELEGATION);

    private static final List<Rule<ProjectCase>> FREE = List.of();
    private static final List<Rule<ProjectCase>> COMPLETE_SHEET = SubmissionRule.ALL;
    private static final List<Rule<ProjectCase>> DECIDED_HERE = List.of(Rule.of(
            "NO_DECISION_TO_REVERT",
            null,
            new Text(
                    "Ce projet n'a pas été décidé par un comité de la plateforme.",
                    "No committee of the platform has decided on this project."),
            c -> c.project().decidedFrom() != null));

    static final Workflow<ProjectCase, ProjectState, ProjectCommand> TABLE = Workflow.of(
                    ProjectCommand.class, (ProjectCase c) -> c.project().state())
            .move(DRAFT, SUBMIT, SUBMITTED, BY_TERRITORY, COMPLETE_SHEET)
            .move(
                    RETURNED,
                    SUBMIT,
                    ProjectWorkflow::whereItWasReturned,
                    List.of(SUBMITTED, UNDER_REVIEW),
                    BY_TERRITORY,
                    COMPLETE_SHEET)
            .move(SUBMITTED, TAKE_UP, UNDER_REVIEW, BY_REGION, FREE)
            .move(SUBMITTED, RETURN, RETURNED, BY_REGION, FREE)
            .move(UNDER_REVIEW, RETURN, RETURNED, BY_REGION, FREE)
            .move(UNDER_REVIEW, ADJOURN, ADJOURNED, BY_COMMITTEE, FollowUpRule.NO_SESSION)
            .move(ADJOURNED, RESUME, UNDER_REVIEW, BY_REGION, FREE)
            .move(UNDER_REVIEW, APPROVE, APPROVED, BY_COMMITTEE, FollowUpRule.NO_SESSION)
            .move(
                    UNDER_REVIEW,
                    APPROVE_WITH_CONDITIONS,
                    APPROVED_WITH_CONDITIONS,
                    BY_COMMITTEE,
                    FollowUpRule.NO_SESSION)
            .move(APPROVED_WITH_CONDITIONS, LIFT_CONDITIONS, APPROVED, BY_REGION, FollowUpRule.CONDITIONS_LIFTED)
            .move(UNDER_REVIEW, REJECT, REJECTED, BY_COMMITTEE, FollowUpRule.NO_SESSION)
            .move(APPROVED, START, IN_PROGRESS, BY_TERRITORY, FREE)
            .move(IN_PROGRESS, COMPLETE, COMPLETED, BY_TERRITORY, FollowUpRule.RESULTS_TOLD)
            .move(IN_PROGRESS, SUSPEND, ON_HOLD, BY_BOTH, FREE)
            .move(ON_HOLD, RESUME, IN_PROGRESS, BY_BOTH, FREE)
            .move(DRAFT, ABANDON, ABANDONED, BY_TERRITORY, FREE)
            .move(SUBMITTED, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(UNDER_REVIEW, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(RETURNED, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(ADJOURNED, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(APPROVED, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(APPROVED_WITH_CONDITIONS, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(IN_PROGRESS, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(ON_HOLD, ABANDON, ABANDONED, BY_BOTH, FREE)
            .move(APPROVED, REVERT, ProjectWorkflow::whereItWasDecided, List.of(UNDER_REVIEW), BY_JUDGE, DECIDED_HERE)
            .move(
                    APPROVED_WITH_CONDITIONS,
                    REVERT,
                    ProjectWorkflow::whereItWasDecided,
                    List.of(UNDER_REVIEW),
                    BY_JUDGE,
                    DECIDED_HERE)
            .move(REJECTED, REVERT, ProjectWorkflow::whereItWasDecided, List.of(UNDER_REVIEW), BY_JUDGE, DECIDED_HERE)
            .build();

    private ProjectWorkflow() {}

    private static ProjectState whereItWasReturned(ProjectCase c) {
        return Objects.requireNonNullElse(c.project().returnedFrom(), SUBMITTED);
    }

    private static ProjectState whereItWasDecided(ProjectCase c) {
        return Objects.requireNonNullElse(c.project().decidedFrom(), UNDER_REVIEW);
    }
}
