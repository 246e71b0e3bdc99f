package fr.territoiresindustrie.funding.decision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds decisions. */
@ApplicationScoped
class CommitteeDecisionRepository implements PanacheRepositoryBase<CommitteeDecision, UUID> {

    List<CommitteeDecision> of(UUID application) {
        return list("applicationId", Sort.by("number"), application);
    }
}
