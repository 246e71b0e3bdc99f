package fr.territoiresindustrie.territory.intercommunality;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.Figures;
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
class IntercommunalityRepository {

    private static final String COLUMNS = "i.siren, i.name, i.nature, i.parent_siren, i.search, "
            + Figures.column("intercommunality_commune", "of.siren = i.siren", "asked.shown") + " as figures, "
            + TermView.OF_INTERCOMMUNALITY + " as territories";
    private static final String FROM = "intercommunality_today i";
    private static final String HAS_COMMUNE = "exists (select 1 from intercommunality_commune ic"
            + " join commune_today c on c.code = ic.commune_code where ic.siren = i.siren and ";
    private static final String IN_TERRITORY = "i.siren in (select ic.siren from territory_commune tc"
            + " join intercommunality_commune ic on ic.commune_code = tc.commune_code"
            + " where tc.territory_code = :territory and (asked.day is null or asked.day between tc.valid_from and coalesce(tc.valid_to, 'infinity')))";

    private static final String IN_PROGRAMME = "i.siren in (select pm.siren from programme_membership_today pm"
            + " where pm.programme_code = :programme union all select ic.siren from programme_membership_today pm"
            + " join intercommunality_commune ic on ic.commune_code = pm.commune_code where pm.programme_code = :programme)";

    private final EntityManager entities;

    IntercommunalityRepository(EntityManager entities) {
        this.entities = entities;
    }

    Page<Row> list(IntercommunalityCriteria criteria, @Nullable LocalDate asOf, PageRequest page) {
        var query = new KeysetQuery<>(Row.class, AsOf.dated(COLUMNS, asOf), AsOf.dated(FROM, asOf) + AsOf.join(asOf))
                .where("i.nature = :nature", "nature", criteria.nature)
                .where(AsOf.dated(HAS_COMMUNE, asOf) + "c.region_code = :region)", "region", criteria.region())
                .where(
                        AsOf.dated(HAS_COMMUNE, asOf) + "c.departement_code = :departement)",
                        "departement",
                        criteria.departement())
                .where(AsOf.dated(IN_TERRITORY, asOf), "territory", criteria.territory)
                .where(AsOf.dated(IN_PROGRAMME, asOf), "programme", criteria.programme);
        if (asOf != null) {
            query.bind("asOf", asOf);
        }
        Search search = criteria.search();
        return search.order(search.keep(query, "i.search"), "i.search")
                .orderBy("i.search", KeyType.TEXT)
                .orderBy("i.siren", KeyType.TEXT)
                .read(entities, page, row -> search.keys(row.search(), List.of(row.search(), row.siren())));
    }

    Optional<Row> find(String siren, @Nullable LocalDate asOf) {
        String sql =
                AsOf.dated("select " + COLUMNS + " from " + FROM + AsOf.join(asOf) + " where i.siren = :siren", asOf);
        var query =
                entities.unwrap(Session.class).createNativeQuery(sql, Row.class).setParameter("siren", siren);
        if (asOf != null) {
            query.setParameter("asOf", asOf);
        }
        return query.uniqueResultOptional();
    }

    record Row(
            String siren,
            String name,
            String nature,
            @Nullable String parent,
            String search,
            String figures,
            @Nullable String territories) {}
}
