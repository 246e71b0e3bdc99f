package fr.territoiresindustrie.territory.perimeter;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.reference.AsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a territory is made of, and what it shares with others. */
@ApplicationScoped
class CompositionRepository {

    private static final String MEMBER =
            "m.id, m.territory_code, m.kind, coalesce(m.intercommunality_siren, c.siren) as siren, m.commune_code,"
                    + " coalesce(i.name, c.name) as name, coalesce(i.parent_siren, c.intercommunality_siren) as intercommunality,"
                    + " m.valid_from, m.valid_to, here.communes, here.population,"
                    + " d.code as decision, d.title, d.note, e.code as end_decision, e.title as end_title, e.note as end_note";

    /** Each member as it is on the day shown: the day given, brought into the member's own time. */
    private static final String MEMBERS = """
            territory_member m
            cross join lateral (select greatest(m.valid_from, least(cast(:day as date), coalesce(m.valid_to, cast(:day as date)))) as day) shown
            join perimeter_decision d on d.code = m.decision_code
            left join perimeter_decision e on e.code = m.ended_by
            left join lateral (select * from intercommunality_on(shown.day) v where v.siren = m.intercommunality_siren) i on true
            left join lateral (select * from commune_on(shown.day) v where v.code = m.commune_code) c on true
            cross join lateral (
                select count(*) as communes, cast(coalesce(sum(part.population), 0) as bigint) as population
                from territory_commune tc join commune_on(shown.day) part on part.code = tc.commune_code
                where tc.territory_code = m.territory_code and tc.member_id = m.id
                  and shown.day between tc.valid_from and coalesce(tc.valid_to, 'infinity')) here""";

    private static final String SUCCESSION =
            "s.relation, s.other_code, t.name, t.phase, s.commune_count, cast(s.population as bigint) as population,"
                    + " round(s.population * 1.0 / nullif(s.predecessor_population, 0), 4) as share_of_predecessor,"
                    + " round(s.successor_shared * 1.0 / nullif(s.successor_population, 0), 4) as share_of_successor";
    private static final String SUCCESSIONS = """
            (select 'PREDECESSOR' as relation, predecessor_code as other_code, commune_count, population, predecessor_population, successor_shared,
                 successor_population from SOURCE where successor_code = :code
             union all
             select 'SUCCESSOR', successor_code, commune_count, population, predecessor_population, successor_shared, successor_population
             from SOURCE where predecessor_code = :code) s join territory t on t.code = s.other_code""";

    private static final String PROGRAMME =
            "m.programme_code, p.name, m.entity_id, m.entity_name, m.signed_on, m.kind, m.source_code, m.commune_code, m.siren, m.place";
    private static final String PROGRAMMES = """
            (select pm.* from (select distinct commune_code from (COMMUNES) any_day) here
                 join programme_membership_today pm on pm.commune_code = here.commune_code
             union all
             select pm.* from (select distinct ic.siren from (COMMUNES) any_day
                     join intercommunality_commune ic on ic.commune_code = any_day.commune_code) here
                 join programme_membership_today pm on pm.siren = here.siren) m
            join programme p on p.code = m.programme_code""";

    private final EntityManager entities;

    CompositionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Members by territory, in the order in which they were written down.
     *
     * @param asOf only those in force that day, or null for all with their dates
     * @param day the day whose facts are shown
     */
    Page<MemberRow> members(MemberCriteria criteria, @Nullable LocalDate asOf, LocalDate day, PageRequest page) {
        return new KeysetQuery<>(MemberRow.class, MEMBER, MEMBERS)
                .bind("day", day)
                .where("m.territory_code = :code", "code", criteria.territory)
                .where(
                        "m.territory_code in (select t.code from territory t where t.phase = :phase)",
                        "phase",
                        criteria.phase == null ? null : Integer.valueOf(criteria.phase))
                .where("cast(:asOf as date) between m.valid_from and coalesce(m.valid_to, 'infinity')", "asOf", asOf)
                .orderBy("m.territory_code", KeyType.TEXT)
                .orderBy("m.id", KeyType.BIGINT)
                .read(entities, page, row -> List.of(row.territory(), row.id().toString()));
    }

    /** Between the end of one phase and the beginning of the next, or the next as it is made on a day. */
    Page<SuccessionRow> succession(String territory, @Nullable LocalDate asOf, PageRequest page) {
        String source = asOf == null ? "territory_succession" : "territory_succession_on(:asOf)";
        var query = new KeysetQuery<>(SuccessionRow.class, SUCCESSION, SUCCESSIONS.replace("SOURCE", source))
                .bind("code", territory);
        if (asOf != null) {
            query.bind("asOf", asOf);
        }
        return query.orderBy("s.other_code", KeyType.TEXT).read(entities, page, row -> List.of(row.other()));
    }

    Page<ProgrammeRow> programmes(
            String territory, @Nullable LocalDate asOf, @Nullable String programme, PageRequest page) {
        String communes = "select tc.commune_code from territory_commune tc" + AsOf.join(asOf)
                + " where tc.territory_code = :code and (asked.day is null or asked.day between tc.valid_from and coalesce(tc.valid_to, 'infinity'))";
        var query = new KeysetQuery<>(
                        ProgrammeRow.class, PROGRAMME, AsOf.dated(PROGRAMMES.replace("COMMUNES", communes), asOf))
                .bind("code", territory)
                .where("m.programme_code = :programme", "programme", programme);
        if (asOf != null) {
            query.bind("asOf", asOf);
        }
        return query.orderBy("m.programme_code", KeyType.TEXT)
                .orderBy("m.entity_id", KeyType.TEXT)
                .orderBy("m.source_code", KeyType.TEXT)
                .orderBy("m.place", KeyType.TEXT)
                .read(entities, page, row -> List.of(row.programme(), row.entity(), row.source(), row.place()));
    }

    record MemberRow(
            Long id,
            String territory,
            String kind,
            @Nullable String siren,
            @Nullable String communeCode,
            String name,
            @Nullable String intercommunality,
            LocalDate from,
            @Nullable LocalDate to,
            Long communes,
            Long population,
            String decision,
            String decisionTitle,
            @Nullable String decisionNote,
            @Nullable String endDecision,
            @Nullable String endTitle,
            @Nullable String endNote) {}

    record SuccessionRow(
            String relation,
            String other,
            String name,
            Integer phase,
            Long communes,
            Long population,
            @Nullable BigDecimal shareOfPredecessor,
            @Nullable BigDecimal shareOfSuccessor) {}

    record ProgrammeRow(
            String programme,
            String programmeName,
            String entity,
            String entityName,
            @Nullable LocalDate signedOn,
            String kind,
            String source,
            @Nullable String communeCode,
            @Nullable String siren,
            String place) {}
}
