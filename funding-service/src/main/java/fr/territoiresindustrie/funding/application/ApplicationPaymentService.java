package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.aid.Aid;
import fr.territoiresindustrie.funding.aid.AidService;
import fr.territoiresindustrie.funding.aid.Proposal;
import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.envelope.Movements;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What payments do to an application: they lock it, raise what it was paid, and write the ledger. */
@ApplicationScoped
public class ApplicationPaymentService {

    private final ApplicationRepository applications;
    private final EnvelopeService envelopes;
    private final AidService aid;
    private final Sights sights;
    private final History history;
    private final Outbox outbox;
    private final Time time;

    ApplicationPaymentService(
            ApplicationRepository applications,
            EnvelopeService envelopes,
            AidService aid,
            Sights sights,
            History history,
            Outbox outbox,
            Time time) {
        this.applications = applications;
        this.envelopes = envelopes;
        this.aid = aid;
        this.sights = sights;
        this.history = history;
        this.outbox = outbox;
        this.time = time;
    }

    /** An application that the caller may see; 404 for any other. */
    public Application seen(UUID id, Caller caller) {
        return visible(applications.findByIdOptional(id), caller);
    }

    /** The same, locked for the rest of the caller's transaction, as it stands now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Application locked(UUID id, Caller caller) {
        Application application =
                visible(Optional.ofNullable(applications.lock(List.of(id)).get(id)), caller);
        sights.hold(List.of(application), List.of());
        return application;
    }

    private static Application visible(Optional<Application> application, Caller caller) {
        return application.filter(a -> a.isVisibleTo(caller)).orElseThrow(RequestProblem::notFound);
    }

    /** Writes a confirmed payment down: the first one brings the application into payment. Last in the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(Application application, Money amount, int year, String reference, Caller caller) {
        ApplicationStatus before = application.state();
        application.pay(amount, time.now());
        applications.flush();
        if (before != application.state()) {
            history.append(
                    new History.Entry(
                            ApplicationService.TYPE,
                            application.id().toString(),
                            ApplicationCommand.START_PAYMENT.name(),
                            before.name(),
                            application.state().name(),
                            reference,
                            null),
                    caller);
            outbox.append(
                    "applications",
                    application.id().toString(),
                    ApplicationEvent.type(ApplicationCommand.START_PAYMENT),
                    ApplicationEvent.of(application));
        }
        post(application, MovementKind.PAYMENT, amount, year, reference, caller);
    }

    /** Writes a confirmed recovery down. Last in the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recovered(Application application, Money amount, int year, String reference, Caller caller) {
        application.recover(amount, time.now());
        applications.flush();
        post(application, MovementKind.RECOVERY, amount, year, reference, caller);
    }

    /** What payments of an application that stand come to: confirmed, authorised or asked for. */
    public Money standing(UUID id) {
        return applications.standing(id);
    }

    /**
     * Writes an amendment down: commits or frees the difference, within what holds across operators. Last in the transaction.
     *
     * @param terms in force, as {@link Application#under} says
     * @param reference of the amendment, unique in its agreement
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void amended(
            Application application,
            Money amount,
            AgreementTerms terms,
            LocalDate on,
            String reference,
            String reason,
            Caller caller) {
        Agreement before = application.agreement();
        boolean more = amount.compareTo(before.amount()) > 0;
        Money difference =
                more ? amount.minus(before.amount()) : before.amount().minus(amount);
        // the counter counts an agreement from its first signature, whenever it is amended
        Proposal whole =
                application.proposal(amount, terms, Objects.requireNonNullElse(before.agreedOn(), on), "/amount");
        Money counted = before.terms().deMinimis() ? more ? difference : Money.ZERO : amount;
        boolean dearer = more
                || !Objects.equals(
                        whole.base(), application.under(before.terms()).eligibleBase());
        List<UUID> project = List.of(application.projectId());
        Aid held = aid.hold(project, whole.deMinimis() ? List.of(whole.siren()) : List.of());
        held.check(whole.forUndertaking(counted));
        if (dearer) {
            held.check(whole.forScheme());
        }
        application.amend(amount, terms, time.now());
        applications.flush();
        if (dearer) {
            // the project's aid, with this agreement as it is now, stays below every base
            aid.hold(project, List.of()).check(whole.forProject());
        }
        history.append(
                new History.Entry(
                        ApplicationService.TYPE,
                        application.id().toString(),
                        "AMEND",
                        application.state().name(),
                        application.state().name(),
                        reason,
                        null),
                caller);
        outbox.append(
                "applications", application.id().toString(), "application.amended", ApplicationEvent.of(application));
        if (difference.isPositive()) {
            Envelope envelope = envelopes.get(application.envelopeCode());
            Movements movements = envelopes.hold(List.of(envelope));
            movements.post(
                    NewMovement.ofApplication(
                            envelope.id(),
                            more ? MovementKind.COMMITMENT : MovementKind.DECOMMITMENT,
                            difference,
                            application.id(),
                            reference,
                            on,
                            reason),
                    caller);
            movements.write();
        }
    }

    /** Under both ceilings: what was committed, and the year's credit. */
    private void post(
            Application application, MovementKind kind, Money amount, int year, String reference, Caller caller) {
        Envelope envelope = envelopes.get(application.envelopeCode());
        Movements movements = envelopes.hold(List.of(envelope));
        NewMovement committed = NewMovement.ofApplication(
                envelope.id(),
                kind,
                amount,
                application.id(),
                reference,
                time.today(),
                application.agreement().legalReference());
        movements.post(committed, caller);
        movements.post(committed.under(Authority.CP, year), caller);
        movements.write();
    }
}
