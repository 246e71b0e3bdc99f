package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.scheme.Scheme;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project brought to the operator of a scheme, so that it gets in touch. */
@Entity
class Referral {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID projectId;
    private String territory;
    private List<String> regions;
    private @Nullable String theme;
    private String schemeCode;

    @Enumerated(EnumType.STRING)
    private OwnerKind ownerKind;

    private String ownerCode;

    @Enumerated(EnumType.STRING)
    private ReferralStatus state = ReferralStatus.SENT;

    private String message;
    private @Nullable String outcome;
    private Instant sentAt;
    private Instant movedAt;

    @SuppressWarnings("NullAway.Init")
    protected Referral() {}

    Referral(UUID id, Project project, Scheme scheme, String message, Instant now) {
        this.id = id;
        this.projectId = project.id();
        this.territory = project.territory();
        this.regions = List.copyOf(project.regions());
        this.theme = project.theme();
        this.schemeCode = scheme.code();
        this.ownerKind = scheme.ownerKind();
        this.ownerCode = scheme.ownerCode();
        this.message = message;
        this.sentAt = now;
        this.movedAt = now;
    }

    /** Runs a command. Gives the state before. */
    ReferralStatus run(ReferralCommand command, @Nullable String reason, Set<String> parties, Instant now) {
        ReferralStatus before = state;
        state = ReferralWorkflow.TABLE.decide(this, command, parties);
        movedAt = now;
        outcome = command.needsReason() ? reason : null;
        return before;
    }

    Set<String> partiesOf(Caller caller) {
        return FundingSource.owns(caller, ownerKind, ownerCode) ? Set.of(ReferralWorkflow.OPERATOR) : Set.of();
    }

    boolean isVisibleTo(Caller caller) {
        return isClosest(caller) || caller.readsEverything();
    }

    /** Whether the caller may read what was written, which may name people: who sent it, who got it, its regions, the delegation. */
    boolean isClosest(Caller caller) {
        return caller.isTerritory(territory)
                || caller.is(Roles.DELEGATION)
                || !partiesOf(caller).isEmpty()
                || regions.stream().anyMatch(caller::isRegion);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    ReferralStatus state() {
        return state;
    }

    ReferralView view(Caller caller) {
        boolean close = isClosest(caller);
        return new ReferralView(
                id,
                projectId,
                territory,
                schemeCode,
                ownerCode,
                state,
                close ? message : null,
                close ? outcome : null,
                sentAt,
                movedAt);
    }

    ReferralEvent event(@Nullable Integer days) {
        return new ReferralEvent(id, projectId, territory, theme, schemeCode, ownerCode, state, days);
    }
}
