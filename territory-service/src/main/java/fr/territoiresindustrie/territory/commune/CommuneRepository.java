package fr.territoiresindustrie.territory.commune;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.Search;
import fr.territoiresindustrie.territory.reference.TermView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CommuneRepository {

    private static final String COLUMNS =
            "c.code, c.name, c.siren, c.intercommunality_siren, c.ept_siren, c.departement_code,"
                    + " c.region_code, c.arrondissement_code, c.population, c.zone, c.search,"
                    + " (select cast(json_agg(p.postal_code order by p.postal_code) as text) from commune_postal_code p"
                    + " where p.commune_code = c.code and asked.shown between p.valid_from and p.valid_to) as postal_codes, "
                    + TermView.OF_COMMUNE + " as territories";
    private static final String FROM = "commune_today c";

    /** Among names that suit as well, the place that most people mean. */
    private static final String LARGEST_FIRST = "cast(-coalesce(c.population, 0) as bigint)";

    private final EntityManager entities;

    CommuneRepository(EntityManager entities) {
        this.entities = entities;
    }

    Page<Row> list(CommuneCriteria criteria, @Nullable LocalDate asOf, PageRequest page) {
        var query = new KeysetQuery<>(Row.class, COLUMNS, AsOf.dated(FROM, asOf) + AsOf.join(asOf))
                .where("c.region_code = :region", "region", criteria.region())
                .where("c.departement_code = :departement", "departement", criteria.departement())
                .where(
                        AsOf.dated(
                                "c.code in (select ic.commune_code from intercommunality_commune ic where ic.siren = :intercommunality)",
                                asOf),
                        "intercommunality",
                        criteria.intercommunality)
                .where(
                        "c.code in (select tc.commune_code from territory_commune tc where tc.territory_code = :territory"
                                + " and (asked.day is null or asked.day between tc.valid_from and coalesce(tc.valid_to, 'infinity')))",
                        "territory",
                        criteria.territory)
                .where(
                        "c.code in (select p.commune_code from commune_postal_code p where p.postal_code = :postalCode and asked.shown between p.valid_from and p.valid_to)",
                        "postalCode",
                        criteria.postalCode)
                .where(
                        AsOf.dated(
                                "c.code in (select pm.commune_code from programme_membership_today pm where pm.programme_code = :programme)",
                                asOf),
                        "programme",
                        criteria.programme);
        if (asOf != null) {
            query.bind("asOf", asOf);
        }
        Search search = criteria.search();
        search.order(search.keep(query, "c.search"), "c.search");
        if (search.byRelevance()) {
            query.orderBy(LARGEST_FIRST, KeyType.BIGINT);
        }
        return query.orderBy("c.search", KeyType.TEXT)
                .orderBy("c.code", KeyType.TEXT)
                .read(entities, page, row -> search.keys(row.search(), keys(row, search.byRelevance())));
    }

    private static List<String> keys(Row row, boolean byRelevance) {
        return byRelevance
                ? List.of(String.valueOf(-(row.population() == null ? 0 : row.population())), row.search(), row.code())
                : List.of(row.search(), row.code());
    }

    Optional<Row> find(String code, @Nullable LocalDate asOf) {
        String sql =
                "select " + COLUMNS + " from " + AsOf.dated(FROM, asOf) + AsOf.join(asOf) + " where c.code = :code";
        var query =
                entities.unwrap(Session.class).createNativeQuery(sql, Row.class).setParameter("code", code);
        if (asOf != null) {
            query.setParameter("asOf", asOf);
        }
        return query.uniqueResultOptional();
    }

    record Row(
            String code,
            String name,
            @Nullable String siren,
            @Nullable String intercommunality,
            @Nullable String ept,
            String departement,
            String region,
            @Nullable String arrondissement,
            @Nullable Integer population,
            String zone,
            String search,
            @Nullable String postalCodes,
            @Nullable String territories) {}
}
