package fr.territoiresindustrie.funding.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds the versions of agreements. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<AgreementVersion, UUID> {

    List<AgreementVersion> of(UUID application) {
        return list("applicationId", Sort.by("number"), application);
    }
}
