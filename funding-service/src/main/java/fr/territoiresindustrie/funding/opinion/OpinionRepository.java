package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds opinions. */
@ApplicationScoped
class OpinionRepository implements PanacheRepositoryBase<Opinion, UUID> {

    List<Opinion> of(UUID application) {
        return list("applicationId", Sort.by("id"), application);
    }

    Optional<Opinion> find(UUID application, UUID id) {
        return find("applicationId = ?1 and id = ?2", application, id).firstResultOptional();
    }

    boolean isAwaited(UUID application, OpinionRequests.Ask asked) {
        return count(
                        "applicationId = ?1 and askedKind = ?2 and askedCode = ?3 and state = ?4",
                        application,
                        asked.kind(),
                        asked.code(),
                        OpinionStatus.ASKED)
                > 0;
    }

    /** Those that are asked of the caller, the newest first: the same rule as {@link Opinion#isReadBy}, in SQL. */
    Page<Opinion> askedOf(Caller caller, @Nullable OpinionStatus state, PageRequest request) {
        var query = new KeysetQuery<>(Listed.class, "id", "application_opinion")
                .where("state = :state", "state", state == null ? null : state.name())
                .orderBy("id", KeyType.UUID)
                .descending();
        query.where("state <> 'WITHDRAWN'");
        List<String> ways = new ArrayList<>(List.of("false"));
        if (caller.is(Roles.REGION)) {
            ways.add("asked_kind = 'REGION' and asked_code = any(cast(:regions as text[]))");
            query.bind("regions", caller.regions().toArray(new String[0]));
        }
        if (caller.is(Roles.OPERATOR) && caller.operator() != null) {
            ways.add("asked_kind = 'OPERATOR' and asked_code = :operator");
            query.bind("operator", caller.operator());
        } else if (caller.is(Roles.DELEGATION)) {
            ways.add("asked_kind = 'OPERATOR' and asked_code = :operator");
            query.bind("operator", FundingSource.STATE);
        }
        query.where("(" + String.join(") or (", ways) + ")");
        Page<Listed> page = query.read(getEntityManager(), request, r -> List.of(r.id().toString()));
        Map<UUID, Opinion> byId = list(
                        "id in ?1", page.items().stream().map(Listed::id).toList())
                .stream()
                .collect(Collectors.toMap(Opinion::id, Function.identity()));
        return page.map(listed -> byId.get(listed.id()));
    }

    record Listed(UUID id) {}
}
