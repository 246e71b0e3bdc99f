package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policies. */
@ApplicationScoped
class LimitRepository implements PanacheRepositoryBase<LimitPolicy, String> {

    /** A row that only names a policy. */
    record Listed(String subject) {}

    Optional<LimitPolicy> locked(String subject) {
        return findByIdOptional(subject, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<LimitPolicy> page(PageRequest request) {
        Page<Listed> page = new KeysetQuery<>(Listed.class, "subject", "limit_policy")
                .orderBy("subject", KeyType.TEXT)
                .read(getEntityManager(), request, row -> List.of(row.subject()));
        Map<String, LimitPolicy> bySubject =
                list("subject in ?1", page.items().stream().map(Listed::subject).toList()).stream()
                        .collect(Collectors.toMap(LimitPolicy::subject, Function.identity()));
        return page.map(row -> bySubject.get(row.subject()));
    }
}
