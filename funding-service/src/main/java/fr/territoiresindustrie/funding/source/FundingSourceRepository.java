package fr.territoiresindustrie.funding.source;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds funding sources. */
@ApplicationScoped
class FundingSourceRepository implements PanacheRepositoryBase<FundingSource, UUID> {

    Optional<FundingSource> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    Page<FundingSourceView> page(@Nullable String owner, PageRequest request) {
        return new KeysetQuery<>(Row.class, "code, label, owner_kind, owner_code, note, created_at", "funding_source")
                .where("owner_code = :owner", "owner", owner)
                .orderBy("code", KeyType.TEXT)
                .read(getEntityManager(), request, r -> List.of(r.code()))
                .map(Row::view);
    }

    record Row(
            String code,
            String label,
            String ownerKind,
            String ownerCode,
            @Nullable String note,
            Instant createdAt) {
        FundingSourceView view() {
            return new FundingSourceView(
                    code, label, FundingSource.OwnerKind.valueOf(ownerKind), ownerCode, note, createdAt);
        }
    }
}
