package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds applications. */
@ApplicationScoped
class ApplicationRepository implements PanacheRepositoryBase<Application, UUID> {

    /** What a list may be narrowed to. */
    record Filter(
            @Nullable UUID project,
            @Nullable String envelope,
            @Nullable String territory,
            @Nullable ApplicationStatus state) {}

    /** A page of what the caller may see: the same rule as {@link Application#isVisibleTo}, in SQL. */
    Page<Application> page(Filter filter, Caller caller, PageRequest request) {
        var query = new KeysetQuery<>(Listed.class, "id", "application")
                .where("project_id = :project", "project", filter.project())
                .where("envelope_code = :envelope", "envelope", filter.envelope())
                .where("territory = :territory", "territory", filter.territory())
                .where(
                        "state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .orderBy("id", KeyType.UUID)
                .descending();
        visibleTo(query, caller);
        Page<Listed> page = query.read(getEntityManager(), request, r -> List.of(r.id().toString()));
        Map<UUID, Application> byId = list(
                        "id in ?1", page.items().stream().map(Listed::id).toList())
                .stream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
        return page.map(listed -> byId.get(listed.id()));
    }

    private static void visibleTo(KeysetQuery<Listed> query, Caller caller) {
        List<String> ways = new ArrayList<>(List.of("state in ('AGREED', 'IN_PAYMENT', 'SETTLED', 'DECOMMITTED')"));
        if (caller.is(Roles.TERRITORY)) {
            ways.add("territory = any(cast(:territories as text[]))");
            query.bind("territories", caller.territories().toArray(new String[0]));
        }
        if (caller.readsEverything()) {
            ways.add("submitted_at is not null");
        }
        if (caller.is(Roles.REGION)) {
            ways.add("submitted_at is not null and regions && cast(:regions as text[])");
            ways.add(
                    "submitted_at is not null and owner_kind = 'REGION' and owner_code = any(cast(:regions as text[]))");
            query.bind("regions", caller.regions().toArray(new String[0]));
        }
        if (caller.is(Roles.OPERATOR) && caller.operator() != null) {
            ways.add("submitted_at is not null and owner_kind = 'OPERATOR' and owner_code = :operator");
            query.bind("operator", caller.operator());
        } else if (caller.is(Roles.DELEGATION)) {
            ways.add("submitted_at is not null and owner_kind = 'OPERATOR' and owner_code = :operator");
            query.bind("operator", FundingSource.STATE);
        }
        query.where("(" + String.join(") or (", ways) + ")");
    }

    /** The envelope of an application; it never changes. */
    Optional<UUID> envelopeOf(UUID id) {
        return find("select a.envelopeId from Application a where a.id = ?1", id)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Locks applications, in the order of their ids, so that each is moved by one transaction at a time. */
    Map<UUID, Application> lock(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery("from Application a where a.id in :ids order by a.id", Application.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
    }

    /** What the payments of an application that were not refused come to, recoveries apart. */
    Money standing(UUID id) {
        return new Money(((Number) getEntityManager()
                        .createNativeQuery(
                                "select cast(coalesce(sum(amount), 0) as bigint) from payment where application_id = :id and kind <> 'RECOVERY' and state <> 'REFUSED'")
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue());
    }

    /** Those of which a payment is asked for or authorised. */
    Set<UUID> paymentUnderWay(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(getEntityManager()
                        .unwrap(Session.class)
                        .createNativeQuery(
                                "select distinct application_id from payment where application_id in (:ids) and state in ('REQUESTED', 'AUTHORISED')",
                                UUID.class)
                        .setParameterList("ids", ids)
                        .getResultList());
    }

    String nextReference() {
        return nextReferences(1).getFirst();
    }

    List<String> nextReferences(int many) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select nextval('application_number') from generate_series(1, :many)", Long.class)
                .setParameter("many", many)
                .getResultStream()
                .map("DA-%06d"::formatted)
                .toList();
    }

    /** The applications written down from published grants, by their identity there. */
    Map<String, UUID> published(List<String> externalIds) {
        return list("origin = ?1 and externalId in ?2", Origin.PUBLISHED_GRANTS, externalIds).stream()
                .collect(Collectors.toMap(a -> String.valueOf(a.view().externalId()), Application::id));
    }

    record Listed(UUID id) {}
}
