package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.funding.reconciliation.ReconciliationRepository.Reader;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.importing.ImportLines;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes extracts of accounts in, proposes what their lines are, and writes down what people decide. No payment is ever changed by it. */
@ApplicationScoped
public class ReconciliationService {

    private final ReconciliationRepository accounts;
    private final CandidateRepository payments;
    private final Ids ids;
    private final Time time;

    ReconciliationService(ReconciliationRepository accounts, CandidateRepository payments, Ids ids, Time time) {
        this.accounts = accounts;
        this.payments = payments;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    ExtractView upload(ReconciliationRequests.Upload request, Caller caller) {
        if (!FundingSource.owns(caller, request.ownerKind(), request.owner())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Un extrait se dépose par l'organisme dont ce sont les comptes.",
                    "An extract is brought by the body whose accounts they are.");
        }
        ImportLines.refuseRepeated(
                request.lines().stream().map(ReconciliationRequests.Line::line).toList());
        for (int i = 0; i < request.lines().size(); i++) {
            if (!request.lines().get(i).amount().isPositive()) {
                throw invalid(
                        "/lines/" + i + "/amount",
                        "OUT_OF_RANGE",
                        "Le montant est supérieur à zéro.",
                        "The amount is above zero.");
            }
        }
        Map<Integer, List<Paid>> paid = payments.candidates(request.ownerKind(), request.owner(), request.lines());
        UUID id = ids.next();
        accounts.write(id, request, time.now(), caller.name());
        request.lines()
                .forEach(line ->
                        accounts.write(id, line, Proposed.of(line, paid.getOrDefault(line.line(), List.of()))));
        return accounts.extract(id).orElseThrow();
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    /** An extract that the caller may read; 404 for any other. */
    ExtractView get(UUID id, Caller caller) {
        return accounts.extract(id)
                .filter(extract ->
                        caller.readsEverything() || FundingSource.owns(caller, extract.ownerKind(), extract.owner()))
                .orElseThrow(RequestProblem::notFound);
    }

    Page<ExtractView> page(Caller caller, PageRequest page) {
        return accounts.extracts(reader(caller), page);
    }

    private static Reader reader(Caller caller) {
        if (caller.readsEverything()) {
            return new Reader(null, null);
        }
        return caller.is(Roles.REGION)
                ? new Reader(OwnerKind.REGION, caller.regions())
                : new Reader(OwnerKind.OPERATOR, caller.operator() == null ? List.of() : List.of(caller.operator()));
    }

    Page<LineView> lines(UUID id, Proposed.@Nullable Match match, Caller caller, PageRequest page) {
        Page<LineView> lines = accounts.lines(get(id, caller).id(), match, page);
        return caller.is(Roles.OBSERVER) ? lines.map(LineView::withoutName) : lines;
    }

    /** Writes down what a person decided of a line; a payment is one line's at most. */
    @Transactional
    LineView decide(UUID id, int line, ReconciliationRequests.Decide request, Caller caller) {
        ExtractView extract = get(id, caller);
        if (!FundingSource.owns(caller, extract.ownerKind(), extract.owner())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul l'organisme dont ce sont les comptes décide.",
                    "Only the body whose accounts they are decides.");
        }
        if (accounts.line(id, line).isEmpty()) {
            throw RequestProblem.notFound();
        }
        if (request.paymentId() != null) {
            check(request.paymentId(), extract, line);
        }
        accounts.decide(ids.next(), id, line, request, time.now(), caller.name());
        return accounts.line(id, line).orElseThrow();
    }

    private void check(UUID payment, ExtractView extract, int line) {
        if (!payments.isPaidBy(payment, extract.ownerKind(), extract.owner())) {
            throw invalid(
                    "/paymentId",
                    "UNKNOWN_PAYMENT",
                    "Aucun paiement confirmé de cet organisme.",
                    "No confirmed payment of this body.");
        }
        accounts.lock(payment);
        if (accounts.isTaken(payment, extract.id(), line)) {
            throw ReconciliationProblem.PAYMENT_ALREADY_MATCHED.because(
                    "Une autre ligne est rapprochée de ce paiement.", "Another line is matched with this payment.");
        }
    }
}
