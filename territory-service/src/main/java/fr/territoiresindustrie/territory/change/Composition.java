package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.territory.change.ChangeRequests.MemberBody;
import fr.territoiresindustrie.territory.change.MemberRepository.ConflictRow;
import fr.territoiresindustrie.territory.change.MemberRepository.KnownRow;
import fr.territoiresindustrie.territory.change.MemberRepository.TermRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes members join and leave, or says all that stands in the way. */
@ApplicationScoped
class Composition {

    private final MemberRepository members;

    Composition(MemberRepository members) {
        this.members = members;
    }

    /** The members that a request names, as the registry knows them; what it does not know is a finding. */
    List<Candidate> candidates(String list, List<MemberBody> bodies, LocalDate from, Findings findings) {
        List<String> keys = new ArrayList<>();
        List<String> pointers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < bodies.size(); i++) {
            String pointer = "/" + list + "/" + i;
            @Nullable String key = bodies.get(i).key();
            if (key == null) {
                findings.add(
                        pointer,
                        "ONE_KEY",
                        "Un membre se donne par siren ou par communeCode, l'un des deux.",
                        "A member is given by siren or by communeCode, one of them.");
            } else if (!seen.add(key)) {
                findings.add(pointer, "REPEATED", "Ce membre est nommé deux fois.", "This member is named twice.");
            } else {
                keys.add(key);
                pointers.add(pointer);
            }
        }
        List<KnownRow> known = keys.isEmpty() ? List.of() : members.known(keys, from);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            KnownRow row = known.get(i);
            if (row.kind() == null || row.name() == null || row.regions() == null) {
                unknown(pointers.get(i), row.key(), findings);
            } else {
                candidates.add(new Candidate(
                        pointers.get(i),
                        row.key(),
                        row.kind(),
                        row.siren(),
                        row.communeCode(),
                        row.name(),
                        Set.of(row.regions().split(","))));
            }
        }
        return candidates;
    }

    private static void unknown(String pointer, String key, Findings findings) {
        if (key.length() == 9) {
            findings.add(
                    pointer + "/siren",
                    "UNKNOWN_INTERCOMMUNALITY",
                    "Aucune intercommunalité ni EPT n'a ce SIREN.",
                    "No intercommunality or EPT has this SIREN.");
        } else {
            findings.add(pointer + "/communeCode", "UNKNOWN_COMMUNE", "Commune inconnue.", "There is no such commune.");
        }
    }

    /** The members in force on that day that leave; each is a finding where it is not there to leave. */
    List<TermRow> leaving(String territory, List<Candidate> candidates, LocalDate on, Findings findings) {
        List<TermRow> leaving = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<TermRow> terms = members.terms(territory, candidate.key());
            Optional<TermRow> present =
                    terms.stream().filter(term -> term.isOn(on)).findFirst();
            if (present.isPresent() && present.get().from().isBefore(on)) {
                leaving.add(present.get());
            } else if (terms.stream().anyMatch(term -> !term.from().isBefore(on))) {
                findings.add(
                        candidate.pointer(),
                        "LEAVES_BEFORE_JOINING",
                        candidate.name() + " n'entre que le " + terms.getLast().from() + ".",
                        candidate.name() + " joins only on " + terms.getLast().from() + ".");
            } else {
                findings.add(
                        candidate.pointer(),
                        "NOT_A_MEMBER",
                        candidate.name() + " n'est pas membre ce jour-là.",
                        candidate.name() + " is not a member on that day.");
            }
        }
        return leaving;
    }

    void leave(List<TermRow> leaving, LocalDate on, String decision) {
        leaving.forEach(term -> members.leave(term.id(), on, decision));
    }

    /**
     * Members join with their communes.
     *
     * @throws Problem 422 when one is a member already; 409 when communes lie in a territory of the phase, with all of them
     */
    List<TermRow> join(
            String territory,
            int phase,
            List<Candidate> candidates,
            LocalDate from,
            @Nullable LocalDate until,
            String decision) {
        Findings findings = new Findings();
        for (Candidate candidate : candidates) {
            members.terms(territory, candidate.key()).stream()
                    .filter(term -> term.to() == null || !term.to().isBefore(from))
                    .findFirst()
                    .ifPresent(term -> findings.add(
                            candidate.pointer(),
                            "ALREADY_A_MEMBER",
                            candidate.name() + " est membre depuis le " + term.from() + ".",
                            candidate.name() + " is a member from " + term.from() + " on."));
        }
        findings.throwIfAny();
        List<TermRow> joined = new ArrayList<>();
        Conflicts conflicts = new Conflicts();
        for (Candidate candidate : candidates) {
            List<ConflictRow> found = members.conflicts(candidate.key(), phase, from, until);
            if (found.isEmpty()) {
                long id = members.join(territory, candidate, from, until, decision);
                joined.add(new TermRow(
                        id,
                        candidate.kind(),
                        candidate.siren(),
                        candidate.communeCode(),
                        candidate.name(),
                        from,
                        until));
            } else {
                conflicts.add(candidate.pointer(), found);
            }
        }
        conflicts.throwIfAny();
        return joined;
    }

    /** Undoes a departure that has not happened. */
    void stay(TermRow member, int phase, LocalDate on, @Nullable LocalDate until, @Nullable String decision) {
        Conflicts conflicts = new Conflicts();
        conflicts.add("", members.conflicts(member.key(), phase, on, until));
        conflicts.throwIfAny();
        members.stay(member.id(), on, until, decision);
    }

    void remove(long member) {
        members.remove(member);
    }

    List<TermRow> terms(String territory) {
        return members.terms(territory, null);
    }

    /** A territory has a member on each of its days. */
    void refuseEmptyDay(String territory, LocalDate from) {
        members.emptyDay(territory, from).ifPresent(day -> {
            throw ChangeProblem.TERRITORY_LEFT_EMPTY
                    .because(
                            "Le territoire n'aurait plus de membre le " + day
                                    + " : fermez-le (close) ou faites entrer.",
                            "The territory would have no member on " + day + ": close it or let members join.")
                    .with("day", day);
        });
    }

    /** Communes that are taken: all of them, each with the territory and the days. */
    private static final class Conflicts {

        private final Problem problem = ChangeProblem.COMMUNE_IN_ANOTHER_TERRITORY.because(
                "Des communes sont, ces jours-là, dans un territoire de cette phase : voir errors et conflicts.",
                "On these days communes are in a territory of this phase: see errors and conflicts.");
        private final List<Conflict> found = new ArrayList<>();

        void add(String pointer, List<ConflictRow> rows) {
            for (ConflictRow row : rows) {
                found.add(new Conflict(row.commune(), row.communeName(), row.territory(), row.from(), row.to()));
                String until = row.to() == null ? "" : " " + row.to();
                problem.at(
                        pointer,
                        "COMMUNE_IN_ANOTHER_TERRITORY",
                        new Text(
                                row.communeName() + " (" + row.commune() + ") est dans " + row.territory() + " du "
                                        + row.from() + (row.to() == null ? ", sans fin." : " au" + until + "."),
                                row.communeName() + " (" + row.commune() + ") is in " + row.territory() + " from "
                                        + row.from() + (row.to() == null ? " on." : " to" + until + ".")));
            }
        }

        void throwIfAny() {
            if (!found.isEmpty()) {
                throw problem.with("conflicts", found);
            }
        }
    }

    /** A commune that is taken, for programs. */
    record Conflict(
            String commune,
            String name,
            String territory,
            LocalDate from,
            @Nullable LocalDate to) {}
}
