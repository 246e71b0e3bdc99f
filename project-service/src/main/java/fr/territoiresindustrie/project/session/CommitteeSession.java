package fr.territoiresindustrie.project.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A session of a committee: its agenda and who is present are part of it, and change with its version. */
@Entity
@Table(name = "committee_session")
class CommitteeSession {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "committee_id")
    private UUID committeeId;

    @Column(name = "held_on")
    private LocalDate heldOn;

    private @Nullable String place;

    @Enumerated(EnumType.STRING)
    private SessionStatus state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AgendaItem> agenda;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> present;

    private @Nullable String remarks;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected CommitteeSession() {}

    CommitteeSession(UUID id, UUID committeeId, SessionRequests.Edit planned, Instant now) {
        this.id = id;
        this.committeeId = committeeId;
        this.heldOn = planned.heldOn();
        this.place = planned.place();
        this.remarks = planned.remarks();
        this.state = SessionStatus.PLANNED;
        this.agenda = List.of();
        this.present = List.of();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Changes date, place and remarks (409 once it is open; the remarks until it is closed). */
    void edit(SessionRequests.Edit wanted, Instant now) {
        boolean onlyRemarks = wanted.heldOn().equals(heldOn) && java.util.Objects.equals(wanted.place(), place);
        demand(state.isPrepared() || (onlyRemarks && state == SessionStatus.OPEN));
        heldOn = wanted.heldOn();
        place = wanted.place();
        remarks = wanted.remarks();
        updatedAt = now;
    }

    /** Writes the agenda anew (409 once it is open). */
    void putOnAgenda(List<AgendaItem> items, Instant now) {
        demand(state.isPrepared());
        agenda = List.copyOf(items);
        updatedAt = now;
    }

    /** Writes who is present (409 unless it is open). */
    void attend(List<String> names, Instant now) {
        demand(state == SessionStatus.OPEN);
        present = List.copyOf(names);
        updatedAt = now;
    }

    /** Writes decisions on items of the agenda (409 unless it is open). */
    void decide(Map<UUID, ItemDecision> decisions, Instant now) {
        demand(state == SessionStatus.OPEN);
        agenda = agenda.stream()
                .map(item ->
                        decisions.containsKey(item.projectId()) ? item.decided(decisions.get(item.projectId())) : item)
                .toList();
        updatedAt = now;
    }

    /** Where a command would lead (403, 409 with every unmet rule). */
    SessionStatus wouldBe(SessionCommand command, Set<String> parties, SessionCase facts) {
        return SessionWorkflow.TABLE.decide(facts, command, parties);
    }

    void run(SessionCommand command, Set<String> parties, SessionCase facts, Instant now) {
        state = wouldBe(command, parties, facts);
        updatedAt = now;
        closedAt = state == SessionStatus.CLOSED ? now : null;
    }

    private void demand(boolean admitted) {
        if (!admitted) {
            throw SessionProblem.SESSION_NOT_EDITABLE.because(
                    "Dans l'état " + state + ", cela ne s'écrit pas.",
                    "In state " + state + " this cannot be written.");
        }
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID committeeId() {
        return committeeId;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    @Nullable
    String place() {
        return place;
    }

    SessionStatus state() {
        return state;
    }

    List<AgendaItem> agenda() {
        return agenda;
    }

    List<String> present() {
        return present;
    }

    @Nullable
    String remarks() {
        return remarks;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }
}
