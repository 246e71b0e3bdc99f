package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Committees: written by those who run them, read by all. */
@ApplicationScoped
public class CommitteeService {

    private static final String AGGREGATE = "committee";

    private final CommitteeRepository committees;
    private final History history;
    private final Ids ids;
    private final Time time;

    CommitteeService(CommitteeRepository committees, History history, Ids ids, Time time) {
        this.committees = committees;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    CommitteeView create(CommitteeRequests.Creation wanted, Caller caller) {
        Problem problem = invalid();
        if ((wanted.level() == CommitteeLevel.REGIONAL) != (wanted.region() != null)) {
            problem.at(
                    "/region",
                    wanted.region() == null ? "REQUIRED" : "NOT_OF_THIS_LEVEL",
                    new Text(
                            "La région va avec le niveau REGIONAL, et lui seul.",
                            "The region goes with level REGIONAL, and with it alone."));
        }
        check(problem, wanted.edit());
        Committee committee = new Committee(ids.next(), wanted.level(), wanted.region(), wanted.edit(), time.now());
        if (!committee.isRunBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Une région crée ses comités, la délégation le comité national.",
                    "A region creates its committees, the delegation the national one.");
        }
        committees.persistAndFlush(committee);
        remember(committee, "CREATE", caller);
        return CommitteeView.of(committee, caller);
    }

    @Transactional
    CommitteeView edit(UUID id, CommitteeRequests.Edit written, IfMatch version, Caller caller) {
        Committee committee = get(id);
        if (!committee.isRunBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul son secrétariat écrit un comité.", "Only its secretariat writes a committee.");
        }
        version.check(committee.version());
        check(invalid(), written);
        committee.edit(written, time.now());
        committees.flush();
        remember(committee, "EDIT", caller);
        return CommitteeView.of(committee, caller);
    }

    @Transactional
    CommitteeView view(UUID id, Caller caller) {
        return CommitteeView.of(get(id), caller);
    }

    @Transactional
    Page<CommitteeView> list(@Nullable CommitteeLevel level, @Nullable String region, PageRequest page, Caller caller) {
        return committees.list(level, region, page).map(committee -> CommitteeView.of(committee, caller));
    }

    /** The committee, or 404. */
    public Committee get(UUID id) {
        @Nullable Committee committee = committees.findById(id);
        if (committee == null) {
            throw RequestProblem.notFound();
        }
        return committee;
    }

    /** Several at once, by their ids. */
    public Map<UUID, Committee> get(Collection<UUID> ids) {
        return committees.byId(ids);
    }

    private void remember(Committee committee, String action, Caller caller) {
        history.append(new History.Entry(AGGREGATE, committee.id().toString(), action, null, null, null, null), caller);
    }

    private static Problem invalid() {
        return CommitteeProblem.COMMITTEE_INVALID.because(
                "Le comité se contredit : voir errors.", "The committee contradicts itself: see errors.");
    }

    private static void check(Problem problem, CommitteeRequests.Edit written) {
        List<Member> members = written.members();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (!names.add(member.name())) {
                problem.at(
                        "/members/" + i + "/name",
                        "REPEATED",
                        new Text("Un autre membre a ce nom.", "Another member has this name."));
            }
            if (member.to() != null && member.to().isBefore(member.from())) {
                problem.at(
                        "/members/" + i + "/to",
                        "DATES_REVERSED",
                        new Text("La fin précède le début.", "The end comes before the start."));
            }
        }
        if (members.stream().filter(Member::votes).count() < written.quorum()) {
            problem.at(
                    "/quorum",
                    "OUT_OF_REACH",
                    new Text(
                            "Le comité a moins de membres délibérants que son quorum.",
                            "The committee has fewer voting members than its quorum."));
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }
}
