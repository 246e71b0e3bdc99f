package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.funding.application.Agreement;
import fr.territoiresindustrie.funding.application.Application;
import fr.territoiresindustrie.funding.application.ApplicationPaymentService;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for payments, moves and shows them. Whatever is decided of a payment is decided while its application is locked, so that the payments
 * of one agreement are looked at one after the other.
 */
@ApplicationScoped
public class PaymentService {

    private static final String TYPE = "payment";
    private static final String TOPIC = "payments";

    private final PaymentRepository payments;
    private final ApplicationPaymentService applications;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    PaymentService(
            PaymentRepository payments,
            ApplicationPaymentService applications,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.payments = payments;
        this.applications = applications;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /** A payment with the application that it is of. */
    record Seen(Payment payment, Application application) {

        PaymentView view(Caller caller) {
            return payment.view(application.stakeholders().areClosest(caller));
        }

        Set<String> parties(Caller caller) {
            return application.stakeholders().isFundedBy(caller) ? Set.of(PaymentWorkflow.FUNDER) : Set.of();
        }
    }

    @Transactional
    Seen ask(UUID applicationId, PaymentRequests.Ask request, Caller caller) {
        Application application = applications.locked(applicationId, caller);
        boolean recovery = request.kind() == PaymentKind.RECOVERY;
        if (!application.stakeholders().isFundedBy(caller)
                && (recovery || !caller.isTerritory(application.stakeholders().territory()))) {
            throw RequestProblem.FORBIDDEN.because(
                    "Un paiement se demande par le territoire ou l'organisme financeur ; un reversement par ce dernier.",
                    "A payment is asked for by the territory or the funding body; a recovery by the latter.");
        }
        check(request);
        if (recovery ? !application.agreement().hasPaid() : !application.isPayable()) {
            throw PaymentProblem.NOTHING_TO_PAY.because(
                    "Dans l'état " + application.state() + ", cette demande d'aide n'a rien à payer ni à reverser.",
                    "In state " + application.state() + " this application has nothing to pay or to give back.");
        }
        Payment payment = new Payment(ids.next(), payments.nextReference(), application, request.request(), time.now());
        payment.seenWith(soFar(payment, application), caller);
        refuse(CapRule.unmet(payment));
        payments.persistAndFlush(payment);
        told(payment, "REQUEST", null, request.reason(), caller);
        outbox.append(TOPIC, payment.id().toString(), "payment.requested", payment.event());
        return new Seen(payment, application);
    }

    private static void check(PaymentRequests.Ask request) {
        if (!request.amount().isPositive()) {
            throw invalid("/amount", "OUT_OF_RANGE", "Le montant est supérieur à zéro.", "The amount is above zero.");
        }
        boolean recovery = request.kind() == PaymentKind.RECOVERY;
        if (recovery != (request.recovers() != null)) {
            throw invalid(
                    "/recovers",
                    "REQUIRED",
                    "Un reversement, et lui seul, nomme le paiement reversé.",
                    "A recovery, and only a recovery, names the payment that it gives back.");
        }
        if (recovery && request.reason() == null) {
            throw invalid("/reason", "REQUIRED", "Motif demandé.", "Reason required.");
        }
        if (request.guarantee() != null && request.kind() != PaymentKind.ADVANCE) {
            throw invalid(
                    "/guarantee",
                    "ADVANCE_ONLY",
                    "Une garantie à première demande accompagne une avance.",
                    "A first-demand guarantee goes with an advance.");
        }
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    private static void refuse(Optional<Unmet> unmet) {
        unmet.ifPresent(u -> {
            throw PaymentProblem.PAYMENT_REFUSED
                    .because(u.message().fr(), u.message().en())
                    .at(u.field() == null ? "" : u.field(), u.code(), u.message());
        });
    }

    /** What the agreement allows and what the other payments take of it. */
    private PaidSoFar soFar(Payment payment, Application application) {
        List<Payment> others = payments.standing(application.id()).stream()
                .filter(p -> !p.id().equals(payment.id()))
                .toList();
        Agreement agreement = application.agreement();
        return new PaidSoFar(
                agreement.isSigned() ? agreement.amount() : Money.ZERO,
                agreement.terms().startsOn(),
                agreement.terms().endsOn(),
                sum(others, PaymentKind.ADVANCE),
                sum(others, PaymentKind.INTERIM),
                sum(others, PaymentKind.BALANCE),
                others.stream().anyMatch(p -> p.kind() == PaymentKind.BALANCE),
                recoverable(payment, others));
    }

    private static Money sum(List<Payment> of, PaymentKind kind) {
        return of.stream().filter(p -> p.kind() == kind).map(Payment::amount).reduce(Money.ZERO, Money::plus);
    }

    private static Money recoverable(Payment recovery, List<Payment> others) {
        Money paid = others.stream()
                .filter(p -> p.id().equals(recovery.recoversId()) && p.state() == PaymentStatus.CONFIRMED)
                .map(Payment::amount)
                .findFirst()
                .orElse(Money.ZERO);
        Money back = others.stream()
                .filter(p -> p.recoversId() != null && p.recoversId().equals(recovery.recoversId()))
                .map(Payment::amount)
                .reduce(Money.ZERO, Money::plus);
        return paid.minus(back);
    }

    /** A payment that the caller may see, as its application; 404 for any other. */
    Seen get(UUID id, Caller caller) {
        Payment payment = payments.findByIdOptional(id).orElseThrow(RequestProblem::notFound);
        Application application = applications.seen(payment.applicationId(), caller);
        payment.seenWith(soFar(payment, application), caller);
        return new Seen(payment, application);
    }

    Page<PaymentView> of(UUID applicationId, Caller caller, PageRequest page) {
        boolean close = applications.seen(applicationId, caller).stakeholders().areClosest(caller);
        return payments.page(applicationId, page).map(p -> p.view(close));
    }

    /** What may be done; the unmet rules, which tell of people and proofs, only for those closest to the application. */
    List<Workflow.Option<PaymentCommand>> options(Seen seen, Caller caller) {
        List<Workflow.Option<PaymentCommand>> options =
                PaymentWorkflow.TABLE.options(seen.payment(), seen.parties(caller));
        return seen.application().stakeholders().areClosest(caller)
                ? options
                : options.stream().map(Workflow.Option::withoutRules).toList();
    }

    /** Runs a command, or with {@code dryRun} only checks it. A confirmed payment is in the ledger, a refused one nowhere. */
    @Transactional
    Seen move(UUID id, PaymentRequests.Move request, IfMatch version, Caller caller) {
        UUID applicationId = payments.findByIdOptional(id)
                .orElseThrow(RequestProblem::notFound)
                .applicationId();
        Application application = applications.locked(applicationId, caller);
        Payment payment = payments.fresh(id);
        version.check(payment.version());
        Seen seen = new Seen(payment.seenWith(soFar(payment, application), caller), application);
        if (request.command().needsReason() && request.reason() == null) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Cette commande demande un motif.", "This command requires a reason.")
                    .at("/reason", "REQUIRED", new Text("Motif demandé.", "Reason required."));
        }
        if (Boolean.TRUE.equals(request.dryRun())) {
            PaymentWorkflow.TABLE.decide(payment, request.command(), seen.parties(caller));
            return seen;
        }
        PaymentStatus before =
                payment.run(request.command(), request.reason(), seen.parties(caller), time.today(), time.now());
        if (request.command() == PaymentCommand.CONFIRM) {
            payment.chargedTo(yearOf(payment));
        }
        payments.flush();
        told(payment, request.command().name(), before, request.reason(), caller);
        outbox.append(TOPIC, id.toString(), request.command().event(), payment.event());
        if (request.command() == PaymentCommand.CONFIRM) {
            charge(payment, application, caller);
        }
        return seen;
    }

    /** A payment takes the credit of the year it is made in; a recovery gives back to the year that it was taken from. */
    private int yearOf(Payment payment) {
        if (payment.recoversId() == null) {
            return time.today().getYear();
        }
        return Objects.requireNonNull(
                payments.findById(payment.recoversId()).creditYear(), "only a confirmed payment is recovered");
    }

    private void charge(Payment payment, Application application, Caller caller) {
        int year = Objects.requireNonNull(payment.creditYear());
        if (payment.kind() == PaymentKind.RECOVERY) {
            applications.recovered(application, payment.amount(), year, payment.reference(), caller);
        } else {
            applications.paid(application, payment.amount(), year, payment.reference(), caller);
        }
    }

    private void told(
            Payment payment, String action, @Nullable PaymentStatus before, @Nullable String reason, Caller caller) {
        history.append(
                new History.Entry(
                        TYPE,
                        payment.id().toString(),
                        action,
                        before == null ? null : before.name(),
                        payment.state().name(),
                        reason,
                        null),
                caller);
    }

    Page<HistoryEntryView> history(UUID id, Caller caller, PageRequest page) {
        Seen seen = get(id, caller);
        Page<HistoryEntryView> entries = history.of(TYPE, id.toString(), page);
        return seen.application().stakeholders().areClosest(caller)
                ? entries
                : entries.map(HistoryEntryView::withoutPeople);
    }
}
