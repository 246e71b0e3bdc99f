package fr.territoiresindustrie.territory.programme;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.reference.AsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProgrammeRepository {

    private static final String SUMMARY = "p.code, p.name, m.entities, m.communes, m.intercommunalities, m.others";
    private static final String PROGRAMMES = """
            programme p cross join lateral (
                select count(distinct pm.entity_id) as entities, count(distinct pm.commune_code) as communes,
                       count(distinct pm.siren) filter (where pm.kind <> 'OTHER') as intercommunalities,
                       count(distinct pm.siren) filter (where pm.kind = 'OTHER') as others
                from programme_membership_today pm where pm.programme_code = p.code) m""";

    private static final String IN_FORCE =
            "(asked.day is null or asked.day between tc.valid_from and coalesce(tc.valid_to, 'infinity'))";
    private static final String OVERLAP =
            "o.territory, t.name as territory_name, t.phase, o.programme, p.name, o.entities, o.communes, o.intercommunalities";
    private static final String OVERLAPS = """
            (select one.territory, one.programme, count(distinct one.entity_id) as entities,
                    count(distinct one.commune_code) as communes, count(distinct one.siren) as intercommunalities
             from (select tc.territory_code as territory, pm.programme_code as programme, pm.entity_id, pm.commune_code,
                          cast(null as text) as siren
                   from programme_membership_today pm join territory_commune tc on tc.commune_code = pm.commune_code ASKED
                   where IN_FORCE
                   union all
                   select distinct tc.territory_code, pm.programme_code, pm.entity_id, cast(null as text), pm.siren
                   from programme_membership_today pm join intercommunality_commune ic on ic.siren = pm.siren
                   join territory_commune tc on tc.commune_code = ic.commune_code ASKED
                   where IN_FORCE) one
             group by one.territory, one.programme) o
            join territory t on t.code = o.territory join programme p on p.code = o.programme""";

    private final EntityManager entities;

    ProgrammeRepository(EntityManager entities) {
        this.entities = entities;
    }

    Page<ProgrammeSummaryView> programmes(PageRequest page) {
        return query().orderBy("p.code", KeyType.TEXT).read(entities, page, row -> List.of(row.code()));
    }

    Optional<ProgrammeSummaryView> find(String code) {
        return query()
                .where("p.code = :code", "code", code)
                .orderBy("p.code", KeyType.TEXT)
                .read(entities, PageRequest.of(1, null), row -> List.of(row.code()))
                .items()
                .stream()
                .findFirst();
    }

    private static KeysetQuery<ProgrammeSummaryView> query() {
        return new KeysetQuery<>(ProgrammeSummaryView.class, SUMMARY, PROGRAMMES);
    }

    /** What territories and programmes have in common, by territory and programme; pairs without anything are left out. */
    Page<OverlapView> overlaps(OverlapCriteria criteria, @Nullable LocalDate asOf, PageRequest page) {
        String from = AsOf.dated(OVERLAPS.replace("IN_FORCE", IN_FORCE), asOf).replace("ASKED", AsOf.join(asOf));
        var query = new KeysetQuery<>(OverlapView.class, OVERLAP, from)
                .where("o.territory = :territory", "territory", criteria.territory)
                .where("o.programme = :programme", "programme", criteria.programme)
                .where("t.phase = :phase", "phase", criteria.phase == null ? null : Integer.valueOf(criteria.phase));
        if (asOf != null) {
            query.bind("asOf", asOf);
        }
        return query.orderBy("o.territory", KeyType.TEXT)
                .orderBy("o.programme", KeyType.TEXT)
                .read(entities, page, row -> List.of(row.territory(), row.programme()));
    }
}
