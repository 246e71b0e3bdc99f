package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds envelopes. */
@ApplicationScoped
class EnvelopeRepository implements PanacheRepositoryBase<Envelope, UUID> {

    Optional<Envelope> byCode(String code) {
        return find("from Envelope e join fetch e.source left join fetch e.parent where e.code = ?1", code)
                .firstResultOptional();
    }

    Map<String, Envelope> byCodes(Collection<String> codes) {
        return find("from Envelope e join fetch e.source left join fetch e.parent where e.code in ?1", codes).stream()
                .collect(Collectors.toMap(Envelope::code, Function.identity()));
    }

    /** The ids of a page of envelopes, by code. */
    Page<Listed> page(@Nullable String source, @Nullable String owner, @Nullable UUID parent, PageRequest request) {
        return new KeysetQuery<>(Listed.class, "e.code", "envelope e join funding_source s on s.id = e.source_id")
                .where("e.parent_id = :parent", "parent", parent)
                .where("s.code = :source", "source", source)
                .where("s.owner_code = :owner", "owner", owner)
                .orderBy("e.code", KeyType.TEXT)
                .read(getEntityManager(), request, r -> List.of(r.code()));
    }

    /** The région of each département. */
    Map<String, String> regionOfDepartements() {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select departement, region from departement_region", Departement.class)
                .getResultStream()
                .collect(Collectors.toMap(Departement::departement, Departement::region));
    }

    record Departement(String departement, String region) {}

    record Listed(String code) {}
}
