package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.aid.AidRepository.Grant;
import fr.territoiresindustrie.funding.aid.DeMinimis.Dated;
import fr.territoiresindustrie.kit.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Holds the aid of projects and undertakings while more of it is agreed, so that two operators that agree at the same instant do so one after
 * the other. Locks are taken in the order of their names, after those of applications and before those of envelopes.
 */
@ApplicationScoped
public class AidService {

    private final AidRepository aid;

    AidService(AidRepository aid) {
        this.aid = aid;
    }

    /** Locks and reads what the caller's transaction is about to add to. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Aid hold(Collection<UUID> projects, Collection<String> deMinimisSirens) {
        Set<String> sirens = new HashSet<>(deMinimisSirens);
        if (!sirens.isEmpty()) {
            aid.keepGroups();
        }
        Map<String, String> heads = aid.heads(sirens);
        Set<String> groups = new HashSet<>();
        sirens.forEach(siren -> groups.add(heads.getOrDefault(siren, siren)));
        List<String> locks = new ArrayList<>();
        groups.forEach(head -> locks.add("undertaking " + head));
        projects.forEach(project -> locks.add("project " + project));
        aid.lock(locks);
        return new Aid(new HashMap<>(aid.projects(projects)), heads, undertakings(groups));
    }

    private Map<String, DeMinimis> undertakings(Set<String> groups) {
        Map<String, DeMinimis> found = new HashMap<>();
        groups.forEach(head -> found.put(head, new DeMinimis(List.of())));
        if (!groups.isEmpty()) {
            Map<String, String> members = aid.members(groups);
            Set<String> all = new HashSet<>(groups);
            all.addAll(members.keySet());
            for (Grant grant : aid.grants(all)) {
                found.computeIfPresent(
                        members.getOrDefault(grant.siren(), grant.siren()),
                        (head, counter) -> counter.with(grant.grantedOn(), new Money(grant.amount())));
            }
        }
        return found;
    }

    static DeMinimis counter(List<Grant> grants) {
        return new DeMinimis(grants.stream()
                .map(g -> new Dated(g.grantedOn(), new Money(g.amount())))
                .toList());
    }
}
