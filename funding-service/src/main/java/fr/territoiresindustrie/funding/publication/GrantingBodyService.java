package fr.territoiresindustrie.funding.publication;

import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** Keeps the names and SIRETs under which bodies grant, as each declares its own. */
@ApplicationScoped
public class GrantingBodyService {

    private final EntityManager entities;
    private final Ids ids;
    private final Time time;

    GrantingBodyService(EntityManager entities, Ids ids, Time time) {
        this.entities = entities;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    GrantingBodyView declare(GrantingBodyView body, Caller caller) {
        if (!FundingSource.owns(caller, body.ownerKind(), body.owner())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Chaque organisme déclare son propre nom et son SIRET.",
                    "Each body declares its own name and SIRET.");
        }
        entities.createNativeQuery("""
                        insert into granting_body (id, owner_kind, owner_code, name, siret, declared_at, declared_by)
                        values (:id, :kind, :owner, :name, :siret, :now, :by)""")
                .setParameter("id", ids.next())
                .setParameter("kind", body.ownerKind().name())
                .setParameter("owner", body.owner())
                .setParameter("name", body.name())
                .setParameter("siret", body.siret())
                .setParameter("now", time.now())
                .setParameter("by", caller.name())
                .executeUpdate();
        return body;
    }

    /** The last declaration of each; a few dozen bodies. */
    List<GrantingBodyView> all() {
        return entities
                .unwrap(Session.class)
                .createNativeQuery(
                        "select distinct on (owner_kind, owner_code) owner_kind, owner_code, name, siret from granting_body order by owner_kind, owner_code, id desc",
                        Row.class)
                .getResultList()
                .stream()
                .map(Row::view)
                .toList();
    }

    record Row(String ownerKind, String ownerCode, String name, String siret) {
        GrantingBodyView view() {
            return new GrantingBodyView(FundingSource.OwnerKind.valueOf(ownerKind), ownerCode, name, siret);
        }
    }
}
