package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whose business an application is: the project's territory and regions, and the body that answers for the envelope. */
@Embeddable
public class Stakeholders {

    private String territory;
    private List<String> regions;

    @Enumerated(EnumType.STRING)
    private OwnerKind ownerKind;

    private String ownerCode;

    @SuppressWarnings("NullAway.Init")
    protected Stakeholders() {}

    Stakeholders(Project project, Envelope envelope) {
        this.territory = project.territory();
        this.regions = List.copyOf(project.regions());
        this.ownerKind = envelope.ownerKind();
        this.ownerCode = envelope.ownerCode();
    }

    public String territory() {
        return territory;
    }

    /** The code of the funding body. */
    public String ownerCode() {
        return ownerCode;
    }

    /** Whether the caller speaks for the body that answers for the envelope. */
    public boolean isFundedBy(Caller caller) {
        return FundingSource.owns(caller, ownerKind, ownerCode);
    }

    private boolean isRegion(Caller caller) {
        return regions.stream().anyMatch(caller::isRegion);
    }

    /** As whom the caller may act. */
    Set<String> partiesOf(Caller caller) {
        Set<String> parties = new HashSet<>();
        if (caller.isTerritory(territory)) {
            parties.add(ApplicationWorkflow.APPLICANT);
        }
        if (isFundedBy(caller)) {
            parties.add(ApplicationWorkflow.FUNDER);
        }
        return parties;
    }

    /** Whether the caller reads what is not published: the territory always, the others what was submitted. */
    boolean read(Caller caller, boolean submitted) {
        return caller.isTerritory(territory)
                || (submitted && (isFundedBy(caller) || caller.readsEverything() || isRegion(caller)));
    }

    /** Whether the caller may see who did what and why: its territory, its funder, its regions, the delegation. */
    public boolean areClosest(Caller caller) {
        return !partiesOf(caller).isEmpty() || caller.is(Roles.DELEGATION) || isRegion(caller);
    }
}
