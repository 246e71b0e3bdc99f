package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.sheet.Sheet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A project: its sheet, and where it stands. Its state changes only by {@link #run}, which asks {@link ProjectWorkflow}; it is born a draft,
 * or approved when reconstructed from published grants.
 */
@Entity
@Table(name = "project")
class Project {

    @Id
    private UUID id;

    @Version
    private long version;

    private String reference;
    private String territory;

    @Enumerated(EnumType.STRING)
    private ProjectState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "returned_from")
    private @Nullable ProjectState returnedFrom;

    @Enumerated(EnumType.STRING)
    @Column(name = "decided_from")
    private @Nullable ProjectState decidedFrom;

    private boolean released;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Sheet sheet;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "state_since")
    private Instant stateSince;

    private boolean flagship;

    @Column(name = "flagship_reason")
    private @Nullable String flagshipReason;

    @Column(name = "flagship_since")
    private @Nullable Instant flagshipSince;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Project() {}

    private Project(Birth birth, ProjectState state, Origin origin) {
        this.id = birth.id();
        this.reference = birth.reference();
        this.territory = birth.territory();
        this.state = state;
        this.released = state != ProjectState.DRAFT;
        this.origin = origin;
        this.externalId = birth.externalId();
        this.sheet = birth.sheet();
        this.createdAt = birth.at();
        this.updatedAt = birth.at();
        this.stateSince = birth.at();
    }

    /** What every new project has. */
    record Birth(
            UUID id,
            String reference,
            String territory,
            @Nullable String externalId,
            Sheet sheet,
            Instant at) {}

    /** A sheet begun by its territory. */
    static Project draft(Birth birth) {
        return new Project(birth, ProjectState.DRAFT, Origin.TERRITORY);
    }

    /** A project known only by the grants that were published: approved, for they were granted. */
    static Project reconstructed(Birth birth) {
        return new Project(birth, ProjectState.APPROVED, Origin.PUBLISHED_GRANTS);
    }

    /** Rewrites the sheet (409 unless it is with its territory). */
    void edit(Sheet written, Instant now) {
        rewrite(written, now, state.isEditable());
    }

    /** Rewrites what the follow-up of a project changes (409 unless its state lets it be written). */
    void follow(SheetPart part, Sheet written, Instant now) {
        rewrite(written, now, part.isWritableIn(state));
    }

    private void rewrite(Sheet written, Instant now, boolean admitted) {
        refuseMerged();
        if (!admitted) {
            throw ProjectProblem.PROJECT_NOT_EDITABLE.because(
                    "Dans l'état " + state + ", cela ne s'écrit plus.",
                    "In state " + state + " this can no longer be written.");
        }
        if (!sheet.equals(written)) {
            sheet = written;
            updatedAt = now;
        }
    }

    /**
     * Where a command would lead.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 403, 409 with the unmet rules, 422 when a reason is due
     */
    ProjectState decide(ProjectRequests.Transition wanted, Set<String> parties, ProjectCase.Facts facts) {
        refuseMerged();
        ProjectCase here = new ProjectCase(this, facts, wanted.achievedResults());
        ProjectState to = ProjectWorkflow.TABLE.decide(here, wanted.command(), parties);
        MoveShape.check(wanted, parties);
        return to;
    }

    /** Runs a command. */
    void run(ProjectRequests.Transition wanted, Set<String> parties, ProjectCase.Facts facts, Instant now) {
        ProjectCommand command = wanted.command();
        ProjectState to = decide(wanted, parties, facts);
        if (!wanted.achievedResults().isEmpty()) {
            sheet = sheet.follow(sheet.partners(), sheet.financingPlan(), sheet.milestones(), wanted.achievedResults());
        }
        if (command.isDecision()) {
            decidedFrom = state;
        } else if (command == ProjectCommand.REVERT) {
            decidedFrom = null;
        }
        returnedFrom = to == ProjectState.RETURNED ? state : null;
        released = released || command == ProjectCommand.SUBMIT;
        state = to;
        stateSince = now;
        updatedAt = now;
    }

    /** Makes it a showcase of the programme, or no longer one. */
    void show(boolean asFlagship, String reason, Instant now) {
        refuseMerged();
        flagship = asFlagship;
        flagshipReason = asFlagship ? reason : null;
        flagshipSince = asFlagship ? now : null;
        updatedAt = now;
    }

    /** Says that it repeats another project, which goes on for both. It keeps its state and its history, and is left as it is. */
    void mergeInto(Project other, Instant now) {
        refuseMerged();
        mergedInto = other.id;
        updatedAt = now;
    }

    /** Refuses (409) what would go on with a project that another one goes on for. */
    void refuseMerged() {
        if (mergedInto != null) {
            throw BulkProblem.PROJECT_MERGED
                    .because(
                            "Ce projet est fusionné dans un autre : voyez mergedInto.",
                            "This project is merged into another one: see mergedInto.")
                    .with("mergedInto", mergedInto);
        }
    }

    /** What belongs to the project beside its sheet has changed: it is a new version of itself. */
    void touch(Instant now) {
        refuseMerged();
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    /** The project that it was found to repeat. */
    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    long version() {
        return version;
    }

    String reference() {
        return reference;
    }

    String territory() {
        return territory;
    }

    ProjectState state() {
        return state;
    }

    @Nullable
    ProjectState returnedFrom() {
        return returnedFrom;
    }

    @Nullable
    ProjectState decidedFrom() {
        return decidedFrom;
    }

    boolean isReleased() {
        return released;
    }

    Origin origin() {
        return origin;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    Sheet sheet() {
        return sheet;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Instant stateSince() {
        return stateSince;
    }

    boolean isFlagship() {
        return flagship;
    }

    @Nullable
    String flagshipReason() {
        return flagshipReason;
    }

    @Nullable
    Instant flagshipSince() {
        return flagshipSince;
    }
}
