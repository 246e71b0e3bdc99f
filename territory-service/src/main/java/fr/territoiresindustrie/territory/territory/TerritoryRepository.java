package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.reference.Figures;
import fr.territoiresindustrie.territory.reference.Search;
import fr.territoiresindustrie.territory.reference.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TerritoryRepository {

    private static final String COLUMNS =
            "t.code, t.official_id, t.name, t.phase, t.lead_region_code, t.valid_from, t.valid_to, t.version, shown.day,"
                    + " (select count(*) from territory_member m where m.territory_code = t.code and shown.day between m.valid_from and coalesce(m.valid_to, 'infinity'))"
                    + " as members, "
                    + Figures.column(
                            "territory_commune",
                            "of.territory_code = t.code and shown.day between of.valid_from and coalesce(of.valid_to, 'infinity')",
                            "shown.day")
                    + " as figures";

    /** The day whose composition is shown: the day given, brought into the territory's own time. */
    private static final String FROM = "territory t cross join lateral (select greatest(t.valid_from,"
            + " least(cast(:day as date), coalesce(t.valid_to, cast(:day as date)))) as day) shown";

    private static final String HAS_COMMUNE =
            "exists (select 1 from territory_commune tc join commune_on(shown.day) c on c.code = tc.commune_code"
                    + " where tc.territory_code = t.code and shown.day between tc.valid_from and coalesce(tc.valid_to, 'infinity') and ";

    static final String FIND = "select " + COLUMNS + " from " + FROM + " where t.code = :code";

    private final EntityManager entities;

    TerritoryRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Territories by code.
     *
     * @param asOf only those in force that day, or null for all
     * @param day the day whose composition is shown
     */
    Page<Row> list(TerritoryCriteria criteria, @Nullable LocalDate asOf, LocalDate day, PageRequest page) {
        var query = new KeysetQuery<>(Row.class, COLUMNS, FROM)
                .bind("day", day)
                .where("t.valid @> cast(:asOf as date)", "asOf", asOf)
                .where("t.phase = :phase", "phase", criteria.phase == null ? null : Integer.valueOf(criteria.phase))
                .where("t.lead_region_code = :leadRegion", "leadRegion", criteria.leadRegion)
                .where(HAS_COMMUNE + "c.region_code = :region)", "region", criteria.region())
                .where(HAS_COMMUNE + "c.departement_code = :departement)", "departement", criteria.departement())
                .where(
                        HAS_COMMUNE
                                + "(c.intercommunality_siren = :intercommunality or c.ept_siren = :intercommunality))",
                        "intercommunality",
                        criteria.intercommunality)
                .where(HAS_COMMUNE + "c.code = :commune)", "commune", criteria.commune)
                .where(
                        HAS_COMMUNE
                                + "exists (select 1 from programme_membership_on(shown.day) pm where pm.programme_code = :programme"
                                + " and (pm.commune_code = c.code or pm.siren in (c.intercommunality_siren, c.ept_siren))))",
                        "programme",
                        criteria.programme);
        Search search = criteria.search();
        return search.order(search.keep(query, "t.search"), "t.search")
                .orderBy("t.code", KeyType.TEXT)
                .read(entities, page, row -> search.keys(SearchText.of(row.name()), List.of(row.code())));
    }

    Optional<Row> find(String code, LocalDate day) {
        return entities.unwrap(Session.class)
                .createNativeQuery(FIND, Row.class)
                .setParameter("code", code)
                .setParameter("day", day)
                .uniqueResultOptional();
    }

    boolean exists(String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery("select code from territory where code = :code", String.class)
                .setParameter("code", code)
                .uniqueResultOptional()
                .isPresent();
    }

    Optional<BoundsRow> bounds(String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select t.code, t.phase, t.valid_from, t.valid_to, coalesce(t.valid_to, p.valid_to) as last_day, t.lead_region_code,
                               (select string_agg(distinct c.region_code, ',') from territory_commune tc
                                join commune c on c.code = tc.commune_code where tc.territory_code = t.code) as regions
                        from territory t join phase p on p.number = t.phase where t.code = :code""", BoundsRow.class)
                .setParameter("code", code)
                .uniqueResultOptional();
    }

    /** Makes whoever else writes about this territory wait for the end of the transaction. */
    void lock(String code) {
        entities.unwrap(Session.class)
                .createNativeQuery("select code from territory where code = :code for update", String.class)
                .setParameter("code", code)
                .uniqueResultOptional();
    }

    record BoundsRow(
            String code,
            Integer phase,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            LocalDate lastDay,
            String leadRegion,
            @Nullable String regions) {}

    record Row(
            String code,
            String officialId,
            String name,
            Integer phase,
            String leadRegion,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Long version,
            LocalDate compositionOn,
            Long members,
            String figures) {

        boolean inForce(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }
}
