package fr.territoiresindustrie.project.session;

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
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.committee.Committee;
import fr.territoiresindustrie.project.committee.CommitteeService;
import fr.territoiresindustrie.project.committee.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sessions planned, read and filled; {@link ClosingService} moves them, {@link AgendaService} writes their agenda. */
@ApplicationScoped
class SessionService {

    private static final String AGGREGATE = "committee-session";

    private final SessionRepository sessions;
    private final CommitteeService committees;
    private final History history;
    private final Ids ids;
    private final Time time;

    SessionService(SessionRepository sessions, CommitteeService committees, History history, Ids ids, Time time) {
        this.sessions = sessions;
        this.committees = committees;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    SessionView create(SessionRequests.Creation wanted, Caller caller) {
        Committee committee = committees.get(wanted.committee());
        demandSecretariat(committee, caller);
        CommitteeSession session = new CommitteeSession(ids.next(), committee.id(), wanted.edit(), time.now());
        sessions.persistAndFlush(session);
        SeenSession seen = new SeenSession(session, committee, caller);
        remember(seen, "CREATE", null, null);
        return SessionView.of(seen);
    }

    @Transactional
    SessionView edit(UUID id, SessionRequests.Edit wanted, IfMatch version, Caller caller) {
        SeenSession seen = writable(id, version, caller);
        seen.session().edit(wanted, time.now());
        return written(seen, "EDIT");
    }

    @Transactional
    SessionView attend(UUID id, List<String> present, IfMatch version, Caller caller) {
        SeenSession seen = writable(id, version, caller);
        Set<String> sitting = seen.committee().members().stream()
                .filter(member -> member.sitsOn(seen.session().heldOn()))
                .map(Member::name)
                .collect(Collectors.toSet());
        Problem problem = invalid();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < present.size(); i++) {
            if (!sitting.contains(present.get(i))) {
                problem.at(
                        "/present/" + i,
                        "NOT_A_MEMBER",
                        new Text("Pas membre du comité à cette date.", "Not a member of the committee on that day."));
            } else if (!named.add(present.get(i))) {
                problem.at("/present/" + i, "REPEATED", new Text("Déjà nommé.", "Named already."));
            }
        }
        refuse(problem);
        seen.session().attend(present, time.now());
        return written(seen, "ATTENDANCE");
    }

    @Transactional
    SessionView decide(UUID id, List<SessionRequests.Decided> items, IfMatch version, Caller caller) {
        SeenSession seen = writable(id, version, caller);
        Set<UUID> onAgenda =
                seen.session().agenda().stream().map(AgendaItem::projectId).collect(Collectors.toSet());
        Problem problem = invalid();
        Map<UUID, ItemDecision> decisions = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            SessionRequests.Decided item = items.get(i);
            String here = "/items/" + i;
            if (!onAgenda.contains(item.projectId())) {
                problem.at(
                        here + "/projectId",
                        "NOT_ON_AGENDA",
                        new Text("Ce projet n'est pas à l'ordre du jour.", "This project is not on the agenda."));
            } else if (decisions.put(item.projectId(), item.decision()) != null) {
                problem.at(here + "/projectId", "REPEATED", new Text("Déjà décidé ci-dessus.", "Decided above."));
            }
            checkDecision(problem, here + "/decision", item.decision());
        }
        refuse(problem);
        seen.session().decide(decisions, time.now());
        return written(seen, "DECISIONS");
    }

    /** A decision brings what its kind owes, and nothing else. */
    static void checkDecision(Problem problem, String here, ItemDecision decision) {
        boolean conditional = decision.kind() == DecisionKind.APPROVE_WITH_CONDITIONS;
        if (conditional == decision.conditions().isEmpty()) {
            problem.at(
                    here + "/conditions",
                    conditional ? "CONDITIONS_REQUIRED" : "NOT_WITH_THIS_COMMAND",
                    new Text(
                            "Les réserves vont avec APPROVE_WITH_CONDITIONS, et elle seule.",
                            "Conditions go with APPROVE_WITH_CONDITIONS, and with it alone."));
        }
        if (decision.kind() == DecisionKind.REJECT && decision.reason() == null) {
            problem.at(here + "/reason", "REQUIRED", new Text("Un rejet se motive.", "A rejection needs a reason."));
        }
    }

    @Transactional
    SessionView get(UUID id, Caller caller) {
        return SessionView.of(seen(id, caller));
    }

    @Transactional
    Page<SessionView> list(SessionFilter filter, PageRequest page, Caller caller) {
        Page<CommitteeSession> read = sessions.list(filter, caller, page);
        Map<UUID, Committee> of = committees.get(
                read.items().stream().map(CommitteeSession::committeeId).collect(Collectors.toSet()));
        return read.map(session -> SessionView.of(
                new SeenSession(session, Objects.requireNonNull(of.get(session.committeeId())), caller)));
    }

    @Transactional
    Page<HistoryEntryView> history(UUID id, PageRequest page, Caller caller) {
        SeenSession seen = seen(id, caller);
        Page<HistoryEntryView> entries = history.of(AGGREGATE, id.toString(), page);
        return seen.readsAll() ? entries : entries.map(HistoryEntryView::withoutPeople);
    }

    /** The session, or 404 when there is none for this caller. */
    SeenSession seen(UUID id, Caller caller) {
        return sight(sessions.findById(id), caller);
    }

    /** The same, held until the commit. */
    SeenSession held(UUID id, Caller caller) {
        return sight(sessions.held(id), caller);
    }

    private SeenSession sight(@Nullable CommitteeSession session, Caller caller) {
        if (session == null) {
            throw RequestProblem.notFound();
        }
        SeenSession seen = new SeenSession(session, committees.get(session.committeeId()), caller);
        if (!seen.isSeen()) {
            throw RequestProblem.notFound();
        }
        return seen;
    }

    /** The session for its secretariat, at the version that it read. */
    SeenSession writable(UUID id, IfMatch version, Caller caller) {
        SeenSession seen = held(id, caller);
        demandSecretariat(seen.committee(), caller);
        version.check(seen.session().version());
        return seen;
    }

    SessionView written(SeenSession seen, String action) {
        sessions.flush();
        remember(seen, action, null, null);
        return SessionView.of(seen);
    }

    void remember(SeenSession seen, String action, @Nullable SessionStatus from, @Nullable String reason) {
        history.append(
                new History.Entry(
                        AGGREGATE,
                        seen.session().id().toString(),
                        action,
                        from == null ? null : from.name(),
                        seen.session().state().name(),
                        reason,
                        null),
                seen.caller());
    }

    private static void demandSecretariat(Committee committee, Caller caller) {
        if (!committee.isRunBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul le secrétariat du comité fait cela.", "Only the committee's secretariat does this.");
        }
    }

    static Problem invalid() {
        return SessionProblem.SESSION_INVALID.because(
                "La séance se contredit : voir errors.", "The session contradicts itself: see errors.");
    }

    static void refuse(Problem problem) {
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }
}
