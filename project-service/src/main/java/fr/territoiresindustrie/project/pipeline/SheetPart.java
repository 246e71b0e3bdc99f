package fr.territoiresindustrie.project.pipeline;

import java.util.EnumSet;
import java.util.Set;

import static fr.territoiresindustrie.project.pipeline.ProjectState.*;

/** The parts of a sheet that live on after its approval, each with the states in which its territory writes it apart from the sheet. */
enum SheetPart {
    FINANCING_PLAN(EnumSet.of(DRAFT, RETURNED, APPROVED, APPROVED_WITH_CONDITIONS, IN_PROGRESS, ON_HOLD, COMPLETED)),
    MILESTONES(EnumSet.of(DRAFT, RETURNED, APPROVED, APPROVED_WITH_CONDITIONS, IN_PROGRESS, ON_HOLD)),
    PARTNERS(EnumSet.of(DRAFT, RETURNED, APPROVED, APPROVED_WITH_CONDITIONS, IN_PROGRESS, ON_HOLD)),
    ACHIEVED_RESULTS(EnumSet.of(IN_PROGRESS, ON_HOLD, COMPLETED));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<ProjectState> writable;

    SheetPart(Set<ProjectState> writable) {
        this.writable = Set.copyOf(writable);
    }

    boolean isWritableIn(ProjectState state) {
        return writable.contains(state);
    }
}
