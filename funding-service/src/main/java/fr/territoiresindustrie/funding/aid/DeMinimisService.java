package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.aid.AidRepository.Grant;
import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the de minimis counter of undertakings and writes down what they declare. */
@ApplicationScoped
public class DeMinimisService {

    private final AidRepository aid;
    private final Ids ids;
    private final Time time;

    DeMinimisService(AidRepository aid, Ids ids, Time time) {
        this.aid = aid;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    DeMinimisView counter(String siren, @Nullable LocalDate asked) {
        check(siren);
        LocalDate at = asked == null ? time.today() : asked;
        String head = aid.heads(Set.of(siren)).getOrDefault(siren, siren);
        List<String> members = Stream.concat(
                        Stream.of(head),
                        aid.members(Set.of(head)).keySet().stream().sorted())
                .distinct()
                .toList();
        List<Grant> grants = aid.grants(members);
        DeMinimis counter = AidService.counter(grants);
        return new DeMinimisView(
                siren,
                at,
                members,
                DeMinimis.CEILING,
                counter.grantedBy(at),
                counter.left(at),
                grants.stream().map(grant -> view(grant, at)).toList());
    }

    private static DeMinimisView.GrantView view(Grant grant, LocalDate at) {
        return new DeMinimisView.GrantView(
                grant.siren(),
                grant.granter(),
                grant.reference(),
                grant.grantedOn(),
                new Money(grant.amount()),
                grant.declared(),
                DeMinimis.counts(grant.grantedOn(), at));
    }

    private static void check(String siren) {
        if (!Siren.Validator.isSiren(siren)) {
            throw RequestProblem.notFound();
        }
    }

    /** Aid had elsewhere. It is written down also where it is above the ceiling: it is a fact. */
    @Transactional
    DeMinimisView declare(String siren, DeMinimisRequests.Declare request, Caller caller) {
        check(siren);
        if (!request.amount().isPositive()) {
            throw invalid("/amount", "OUT_OF_RANGE", "Le montant est supérieur à zéro.", "The amount is above zero.");
        }
        if (request.grantedOn().isAfter(time.today())) {
            throw invalid("/grantedOn", "IN_THE_FUTURE", "Cette date est à venir.", "This date is to come.");
        }
        aid.keepGroups();
        aid.lock(List.of("undertaking " + aid.heads(Set.of(siren)).getOrDefault(siren, siren)));
        aid.declareAid(
                ids.next(),
                siren,
                request.granter(),
                request.amount(),
                request.grantedOn(),
                request.reference(),
                time.now(),
                caller.name());
        return counter(siren, null);
    }

    /** Puts an undertaking into the group of a head, or with its own SIREN out of any. */
    @Transactional
    DeMinimisView group(String siren, DeMinimisRequests.Group request, Caller caller) {
        check(siren);
        aid.lock(List.of("undertaking-groups"));
        String head = request.headSiren();
        boolean nested = !head.equals(siren)
                && (!aid.heads(Set.of(head)).getOrDefault(head, head).equals(head)
                        || !aid.members(Set.of(siren)).isEmpty());
        if (nested) {
            throw invalid(
                    "/headSiren",
                    "NOT_A_HEAD",
                    "La tête d'un groupe n'est membre d'aucun autre, et un membre n'est la tête d'aucun.",
                    "The head of a group is a member of none, and a member is the head of none.");
        }
        aid.declareGroup(ids.next(), siren, head, request.reason(), time.now(), caller.name());
        return counter(siren, null);
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }
}
