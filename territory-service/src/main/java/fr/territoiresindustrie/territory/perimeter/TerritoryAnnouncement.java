package fr.territoiresindustrie.territory.perimeter;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Tells of territories that an import has written: an entry of history and an event for each, in the import's transaction. */
@ApplicationScoped
public class TerritoryAnnouncement {

    /** Who acts when the service fills its own registry. */
    private static final Caller IMPORT =
            new Caller("", "territory-service", "territory-service", Set.of(), Set.of(), Set.of(), null);

    private static final String CREATED = """
            select t.code, t.official_id, t.name, t.phase, t.lead_region_code, t.valid_from, t.valid_to, m.decision, c.regions, c.departements,
                   c.communes, m.members
            from territory t
            cross join lateral (
                select cast(json_agg(distinct c.region_code) as text) as regions,
                       cast(json_agg(distinct c.departement_code) as text) as departements,
                       cast(json_agg(c.code order by c.code) as text) as communes
                from territory_commune tc join commune c on c.code = tc.commune_code where tc.territory_code = t.code) c
            cross join lateral (
                select min(d.title) as decision,
                       cast(json_agg(json_build_object('kind', m.kind, 'siren', coalesce(m.intercommunality_siren, c.siren),
                           'communeCode', m.commune_code, 'from', m.valid_from, 'to', m.valid_to) order by m.id) as text) as members
                from territory_member m join perimeter_decision d on d.code = m.decision_code
                left join commune c on c.code = m.commune_code where m.territory_code = t.code) m
            order by t.code""";

    private final EntityManager entities;
    private final Outbox outbox;
    private final History history;
    private final JsonColumn json;

    TerritoryAnnouncement(EntityManager entities, Outbox outbox, History history, JsonColumn json) {
        this.entities = entities;
        this.outbox = outbox;
        this.history = history;
        this.json = json;
    }

    /** Announces every territory of the registry: only for a registry that has just been filled. */
    public void announceAll() {
        List<Row> created = entities.unwrap(Session.class)
                .createNativeQuery(CREATED, Row.class)
                .getResultList();
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
                json.list(row.communes(), new TypeReference<>() {}));
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
            String members) {}
}
