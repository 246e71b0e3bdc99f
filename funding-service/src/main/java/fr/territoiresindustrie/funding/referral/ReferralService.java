package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
import fr.territoiresindustrie.funding.referral.ReferralRepository.Filter;
import fr.territoiresindustrie.funding.scheme.Scheme;
import fr.territoiresindustrie.funding.scheme.SchemeService;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends, moves and shows referrals. */
@ApplicationScoped
public class ReferralService {

    private static final String TYPE = "referral";
    private static final String TOPIC = "referrals";

    /** After this time without a move a referral counts as unanswered. */
    private static final Duration PATIENCE = Duration.ofDays(45);

    private final ReferralRepository referrals;
    private final ProjectService projects;
    private final SchemeService schemes;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    ReferralService(
            ReferralRepository referrals,
            ProjectService projects,
            SchemeService schemes,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.referrals = referrals;
        this.projects = projects;
        this.schemes = schemes;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Referral send(ReferralRequests.Send request, Caller caller) {
        Project project = projects.find(request.projectId())
                .filter(p -> caller.isTerritory(p.territory())
                        || (p.isVisibleTo(caller) && p.regions().stream().anyMatch(caller::isRegion)))
                .orElseThrow(() -> invalid("/projectId", "UNKNOWN_PROJECT", "Projet inconnu.", "Unknown project."));
        Scheme scheme = schemes.find(request.scheme())
                .orElseThrow(() -> invalid("/scheme", "UNKNOWN_SCHEME", "Dispositif inconnu.", "Unknown scheme."));
        Referral referral = new Referral(ids.next(), project, scheme, request.message(), time.now());
        if (referrals.count(
                        "projectId = ?1 and schemeCode = ?2 and state in ('SENT', 'TAKEN_UP')",
                        project.id(),
                        scheme.code())
                > 0) {
            throw ReferralProblem.REFERRAL_UNDER_WAY.because(
                    "Ce projet est déjà adressé à ce dispositif.", "This project is with this scheme already.");
        }
        referrals.persistAndFlush(referral);
        told(referral, "SEND", null, null, caller);
        outbox.append(TOPIC, referral.id().toString(), "referral.sent", referral.event(null));
        return referral;
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    /** A referral that the caller may see; 404 for any other. */
    Referral get(UUID id, Caller caller) {
        return referrals.findByIdOptional(id).filter(r -> r.isVisibleTo(caller)).orElseThrow(RequestProblem::notFound);
    }

    Page<ReferralView> page(Filter filter, Caller caller, PageRequest page) {
        return referrals.page(filter, caller, page).map(r -> r.view(caller));
    }

    /** Runs a command, or with {@code dryRun} only checks it. */
    @Transactional
    Referral move(UUID id, ReferralRequests.Move request, IfMatch version, Caller caller) {
        Referral referral = get(id, caller);
        version.check(referral.version());
        if (request.command().needsReason() && request.reason() == null) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Cette commande demande un motif.", "This command requires a reason.")
                    .at("/reason", "REQUIRED", new Text("Motif demandé.", "Reason required."));
        }
        if (Boolean.TRUE.equals(request.dryRun())) {
            ReferralWorkflow.TABLE.decide(referral, request.command(), referral.partiesOf(caller));
            return referral;
        }
        ReferralStatus before =
                referral.run(request.command(), request.reason(), referral.partiesOf(caller), time.now());
        referrals.flush();
        told(referral, request.command().name(), before, request.reason(), caller);
        outbox.append(TOPIC, id.toString(), request.command().event(), referral.event(null));
        return referral;
    }

    private void told(
            Referral referral, String action, @Nullable ReferralStatus before, @Nullable String reason, Caller caller) {
        history.append(
                new History.Entry(
                        TYPE,
                        referral.id().toString(),
                        action,
                        before == null ? null : before.name(),
                        referral.state().name(),
                        reason,
                        null),
                caller);
    }

    Page<HistoryEntryView> history(UUID id, Caller caller, PageRequest page) {
        Referral referral = get(id, caller);
        Page<HistoryEntryView> entries = history.of(TYPE, id.toString(), page);
        return referral.isClosest(caller) ? entries : entries.map(HistoryEntryView::withoutPeople);
    }

    Page<UnmetNeedView> unmet(@Nullable String territory, @Nullable String theme, PageRequest page) {
        return referrals.unmet(territory, theme, time.now().minus(PATIENCE), page);
    }
}
