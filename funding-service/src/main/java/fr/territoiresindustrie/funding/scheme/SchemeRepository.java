package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds schemes. */
@ApplicationScoped
class SchemeRepository implements PanacheRepositoryBase<Scheme, UUID> {

    private static final String IS_OPEN = """
            (starts_on is null or starts_on <= :today) and (ends_on is null or ends_on >= :today) and (intake = 'OPEN' or exists
              (select 1 from scheme_window w where w.scheme_id = scheme.id and w.opens_at <= :now and w.closes_at > :now))""";

    /** What a list may be narrowed to. */
    record Filter(
            @Nullable String owner,
            @Nullable AidForm form,
            @Nullable Intake intake,
            @Nullable String theme,
            @Nullable String region,
            @Nullable Boolean open) {}

    Optional<Scheme> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    Page<Scheme> page(Filter filter, Instant now, LocalDate today, PageRequest request) {
        var query = new KeysetQuery<>(Listed.class, "code", "scheme")
                .where("owner_code = :owner", "owner", filter.owner())
                .where(
                        "form = :form",
                        "form",
                        filter.form() == null ? null : filter.form().name())
                .where(
                        "intake = :intake",
                        "intake",
                        filter.intake() == null ? null : filter.intake().name())
                .where(
                        "coalesce(jsonb_array_length(criteria -> 'themes'), 0) = 0 or jsonb_exists(criteria -> 'themes', :theme)",
                        "theme",
                        filter.theme())
                .where(
                        "coalesce(jsonb_array_length(criteria -> 'regions'), 0) = 0 or jsonb_exists(criteria -> 'regions', :region)",
                        "region",
                        filter.region())
                .orderBy("code", KeyType.TEXT);
        if (filter.open() != null) {
            query.where(filter.open() ? IS_OPEN : "not (" + IS_OPEN + ")")
                    .bind("now", now)
                    .bind("today", today);
        }
        Page<Listed> page = query.read(getEntityManager(), request, r -> List.of(r.code()));
        Map<String, Scheme> byCode = list(
                        "code in ?1", page.items().stream().map(Listed::code).toList())
                .stream()
                .collect(Collectors.toMap(Scheme::code, Function.identity()));
        return page.map(listed -> byCode.get(listed.code()));
    }

    record Listed(String code) {}
}
