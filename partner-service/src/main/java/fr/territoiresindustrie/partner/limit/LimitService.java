package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What administrators do with limits. The gateways learn of it with their next exchange. */
@ApplicationScoped
public class LimitService {

    private static final String TOPIC = "limits";

    private final LimitRepository policies;
    private final History history;
    private final Outbox outbox;
    private final Time time;

    LimitService(LimitRepository policies, History history, Outbox outbox, Time time) {
        this.policies = policies;
        this.history = history;
        this.outbox = outbox;
        this.time = time;
    }

    @Transactional
    Page<LimitView> list(PageRequest page) {
        return policies.page(page).map(LimitPolicy::view);
    }

    @Transactional
    LimitView get(String subject) {
        return of(policies.findByIdOptional(subject)).view();
    }

    @Transactional
    LimitView create(LimitRequests.Creation creation, Caller caller) {
        return give(creation.subject(), creation.writing(), caller);
    }

    /** Gives a caller limits of its own. */
    @Transactional
    public LimitView give(String subject, LimitRequests.Writing writing, Caller caller) {
        if (policies.findByIdOptional(subject).isPresent()) {
            throw LimitProblem.LIMIT_EXISTS.because(
                    "Cet appelant a déjà ses limites : réécrivez-les.",
                    "This caller has limits already: write them anew.");
        }
        LimitPolicy policy = new LimitPolicy(subject);
        policy.write(writing, time.now());
        policies.persistAndFlush(policy);
        return told(policy, "CREATE", null, caller);
    }

    @Transactional
    LimitView write(String subject, LimitRequests.Writing writing, IfMatch version, Caller caller) {
        LimitPolicy policy = of(policies.locked(subject));
        version.check(policy.version());
        LimitView former = policy.view();
        policy.write(writing, time.now());
        policies.flush();
        return told(policy, "WRITE", former, caller);
    }

    @Transactional
    void delete(String subject, IfMatch version, Caller caller) {
        LimitPolicy policy = of(policies.locked(subject));
        version.check(policy.version());
        if (policy.isOfAKind()) {
            throw LimitProblem.LIMIT_OF_A_KIND.because(
                    "Les limites d'un genre d'appelants se réécrivent, elles ne se suppriment pas.",
                    "Limits of a kind of caller are written anew, not deleted.");
        }
        remove(policy, caller);
    }

    /** Takes a caller's own limits away, if it has any. */
    @Transactional
    public void withdraw(String subject, Caller caller) {
        policies.locked(subject).ifPresent(policy -> remove(policy, caller));
    }

    private void remove(LimitPolicy policy, Caller caller) {
        String subject = policy.subject();
        history.append(new History.Entry("limit", subject, "DELETE", null, null, null, policy.view()), caller);
        policies.delete(policy);
        outbox.append(TOPIC, subject, "limit.removed", new Removed(subject));
    }

    @Transactional
    Page<HistoryEntryView> history(String subject, PageRequest page) {
        return history.of("limit", of(policies.findByIdOptional(subject)).subject(), page);
    }

    private LimitView told(LimitPolicy policy, String action, @Nullable LimitView former, Caller caller) {
        LimitView view = policy.view();
        history.append(new History.Entry("limit", policy.subject(), action, null, null, null, former), caller);
        outbox.append(
                TOPIC,
                policy.subject(),
                "limit.changed",
                new Changed(view.subject(), view.read(), view.write(), view.export(), view.bulk()));
        return view;
    }

    private static LimitPolicy of(Optional<LimitPolicy> found) {
        return found.orElseThrow(RequestProblem::notFound);
    }

    record Changed(String subject, QuotaView read, QuotaView write, QuotaView export, QuotaView bulk) {}

    record Removed(String subject) {}
}
