package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.condition.NewCondition;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.Sheet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import static fr.territoiresindustrie.project.pipeline.ProjectCommand.*;
import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;

/** Projects in any state, brought there by the commands that lead to it. */
final class ProjectFixture {

    static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");
    static final Set<String> EVERYBODY = Set.of(Party.TERRITORY, Party.REGION, Party.DELEGATION, Party.COMMITTEE);

    private ProjectFixture() {}

    static Project draft(Sheet sheet) {
        return Project.draft(birth(sheet));
    }

    static Project reconstructed() {
        return Project.reconstructed(birth(aSheet().build()));
    }

    static Project in(ProjectState state) {
        return after(path(state).toArray(ProjectCommand[]::new));
    }

    static Project after(ProjectCommand... commands) {
        Project project = draft(aSheet().build());
        for (ProjectCommand command : commands) {
            run(project, command, EVERYBODY, "motif");
        }
        return project;
    }

    /** Runs a command with all that it needs. */
    static void run(Project project, ProjectCommand command, Set<String> parties, @Nullable String reason) {
        project.run(
                new ProjectRequests.Transition(
                        command,
                        reason,
                        null,
                        command == APPROVE_WITH_CONDITIONS
                                ? List.of(new NewCondition("Signer le bail", LocalDate.of(2027, 6, 30)))
                                : List.of(),
                        command == COMPLETE
                                ? List.of(new AchievedResult(
                                        ExpectedResult.Kind.PEOPLE_TRAINED, "31", "personnes par an", null, null))
                                : List.of()),
                parties,
                new ProjectCase.Facts(true, List.of(), 0, false),
                THEN);
    }

    static List<ProjectCommand> path(ProjectState state) {
        return switch (state) {
            case DRAFT -> List.of();
            case SUBMITTED -> List.of(SUBMIT);
            case UNDER_REVIEW -> List.of(SUBMIT, TAKE_UP);
            case RETURNED -> List.of(SUBMIT, TAKE_UP, RETURN);
            case ADJOURNED -> List.of(SUBMIT, TAKE_UP, ADJOURN);
            case APPROVED -> List.of(SUBMIT, TAKE_UP, APPROVE);
            case APPROVED_WITH_CONDITIONS -> List.of(SUBMIT, TAKE_UP, APPROVE_WITH_CONDITIONS);
            case REJECTED -> List.of(SUBMIT, TAKE_UP, REJECT);
            case IN_PROGRESS -> List.of(SUBMIT, TAKE_UP, APPROVE, START);
            case ON_HOLD -> List.of(SUBMIT, TAKE_UP, APPROVE, START, SUSPEND);
            case COMPLETED -> List.of(SUBMIT, TAKE_UP, APPROVE, START, COMPLETE);
            case ABANDONED -> List.of(SUBMIT, ABANDON);
        };
    }

    private static Project.Birth birth(Sheet sheet) {
        return new Project.Birth(UUID.randomUUID(), "TI2-8403-0001", "TI2-8403", null, sheet, THEN);
    }
}
