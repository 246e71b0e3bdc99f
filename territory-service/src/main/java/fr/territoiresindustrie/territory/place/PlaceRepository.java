package fr.territoiresindustrie.territory.place;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.reference.Search;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PlaceRepository {

    private static final String REGION = "r.code, r.name, r.capital_code, r.zone";
    private static final String DEPARTEMENT = "d.code, d.name, d.region_code, d.capital_code, d.zone";

    private final EntityManager entities;

    PlaceRepository(EntityManager entities) {
        this.entities = entities;
    }

    Page<RegionRow> regions(PlaceCriteria criteria, PageRequest page) {
        var query =
                new KeysetQuery<>(RegionRow.class, REGION, "region r").where("r.zone = :zone", "zone", criteria.zone);
        return new Search(criteria.q, false)
                .keep(query, "r.search")
                .orderBy("r.code", KeyType.TEXT)
                .read(entities, page, row -> List.of(row.code()));
    }

    Optional<RegionRow> region(String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery("select " + REGION + " from region r where r.code = :code", RegionRow.class)
                .setParameter("code", code)
                .uniqueResultOptional();
    }

    Page<DepartementRow> departements(PlaceCriteria criteria, @Nullable String region, PageRequest page) {
        var query = new KeysetQuery<>(DepartementRow.class, DEPARTEMENT, "departement d")
                .where("d.zone = :zone", "zone", criteria.zone)
                .where("d.region_code = :region", "region", region);
        return new Search(criteria.q, false)
                .keep(query, "d.search")
                .orderBy("d.code", KeyType.TEXT)
                .read(entities, page, row -> List.of(row.code()));
    }

    Optional<DepartementRow> departement(String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + DEPARTEMENT + " from departement d where d.code = :code", DepartementRow.class)
                .setParameter("code", code)
                .uniqueResultOptional();
    }

    record RegionRow(String code, String name, String capital, String zone) {}

    record DepartementRow(String code, String name, String region, String capital, String zone) {}
}
