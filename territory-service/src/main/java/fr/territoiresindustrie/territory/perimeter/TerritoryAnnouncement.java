package fr.territoiresindustrie.territory.perimeter;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Tells the other services of territories, in the transaction of what is told. */
@ApplicationScoped
public class TerritoryAnnouncement {

    /** Who acts when the service fills its own registry. */
    private static final Caller IMPORT =
            new Caller("", "territory-service", "territory-service", Set.of(), Set.of(), Set.of(), null);

    /**
     * A territory as its events tell it: every term of its members and communes, those to come too, so that a copy is rebuilt from one event.
     * Its codes are those on its present day (brought into its own time) and later.
     */
    private static final String TOLD = """
            select t.code, t.official_id, t.name, t.phase, t.lead_region_code, t.valid_from, t.valid_to, m.decision, c.regions, c.departements,
                   c.communes, m.members, terms.terms
            from territory t
            cross join lateral (select greatest(t.valid_from, least(cast(:day as date), coalesce(t.valid_to, cast(:day as date)))) as day) shown
            cross join lateral (
                select cast(json_agg(distinct c.region_code) as text) as regions,
                       cast(json_agg(distinct c.departement_code) as text) as departements,
                       cast(json_agg(distinct c.code) as text) as communes
                from territory_commune tc join commune c on c.code = tc.commune_code
                where tc.territory_code = t.code and coalesce(tc.valid_to, 'infinity') >= shown.day) c
            cross join lateral (
                select cast(json_agg(json_build_object('commune', tc.commune_code, 'from', tc.valid_from, 'to', tc.valid_to)
                           order by tc.commune_code, tc.valid_from) as text) as terms
                from territory_commune tc where tc.territory_code = t.code) terms
            cross join lateral (
                select min(d.title) as decision,
                       cast(json_agg(json_build_object('kind', m.kind, 'siren', coalesce(m.intercommunality_siren, c.siren),
                           'communeCode', m.commune_code, 'from', m.valid_from, 'to', m.valid_to) order by m.id) as text) as members
                from territory_member m join perimeter_decision d on d.code = m.decision_code
                left join commune c on c.code = m.commune_code where m.territory_code = t.code) m
            where cast(:code as text) is null or t.code = :code
            order by t.code""";

    private final EntityManager entities;
    private final Outbox outbox;
    private final History history;
    private final JsonColumn json;
    private final Time time;

    TerritoryAnnouncement(EntityManager entities, Outbox outbox, History history, JsonColumn json, Time time) {
        this.entities = entities;
        this.outbox = outbox;
        this.history = history;
        this.json = json;
        this.time = time;
    }

    /** Announces every territory of the registry: only for a registry that has just been filled. */
    public void announceAll() {
        List<Row> created = told(null);
        created.forEach(row -> history.append(
                new History.Entry(
                        "territory",
                        row.code(),
                        "CREATE",
                        null,
                        null,
                        row.decision(),
                        Map.of("validFrom", row.validFrom())),
                IMPORT));
        created.forEach(row -> outbox.append("territories", row.code(), "territory.created", event(row)));
    }

    /** Announces a territory that was created by decision; call it last in the transaction. */
    public void created(String code) {
        outbox.append("territories", code, "territory.created", event(told(code).getFirst()));
    }

    /** Announces that the composition of a territory changes, on the day that the change says; call it last in the transaction. */
    public void changed(String code, Change change) {
        outbox.append(
                "territories",
                code,
                "territory.composition-changed",
                new CompositionChangedEvent(event(told(code).getFirst()), change));
    }

    /**
     * Which change an event tells of.
     *
     * @param id the change's key, within its kind
     * @param kind what made the composition change
     * @param state ANNOUNCED, IN_FORCE or CANCELLED when it was told
     * @param effectiveOn first day of the new composition
     * @param decision reference of the decision
     */
    public record Change(String id, String kind, String state, LocalDate effectiveOn, String decision) {}

    private List<Row> told(@Nullable String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery(TOLD, Row.class)
                .setParameter("code", code, String.class)
                .setParameter("day", time.today())
                .getResultList();
    }

    private TerritoryCreatedEvent event(Row row) {
        return new TerritoryCreatedEvent(
                row.code(),
                row.officialId(),
                row.name(),
                row.phase(),
                row.leadRegion(),
                json.list(row.regions(), new TypeReference<>() {}),
                json.list(row.departements(), new TypeReference<>() {}),
                row.validFrom(),
                row.validTo(),
                json.list(row.members(), new TypeReference<>() {}),
                json.list(row.communes(), new TypeReference<>() {}),
                json.list(row.terms(), new TypeReference<>() {}));
    }

    record Row(
            String code,
            String officialId,
            String name,
            Integer phase,
            String leadRegion,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String decision,
            String regions,
            String departements,
            String communes,
            String members,
            String terms) {}
}
