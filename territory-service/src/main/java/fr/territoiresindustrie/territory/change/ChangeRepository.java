package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Changes and decisions as they are written down, and the locks that changes of one phase take. */
@ApplicationScoped
class ChangeRepository {

    private static final String COLUMNS = """
            c.id, c.territory_code, c.kind, c.effective_on, c.reason, c.recorded_at, c.cancelled_at, c.version, c.until_before,
            d.code, d.title, d.decided_on, cast(d.opinions as text) as opinions,
            (select cast(json_agg(json_build_object('direction', m.direction, 'id', m.member_id, 'kind', m.kind,
                    'siren', m.intercommunality_siren, 'communeCode', m.commune_code, 'name', coalesce(i.name, p.name),
                    'untilBefore', m.until_before) order by m.position) as text)
             from perimeter_change_member m
             left join intercommunality i on i.siren = m.intercommunality_siren
             left join commune p on p.code = m.commune_code where m.change_id = c.id) as members""";
    private static final String FROM = "perimeter_change c join perimeter_decision d on d.code = c.decision_code";

    private final EntityManager entities;

    ChangeRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** One change of a phase at a time: what each finds free stays free until it commits. Changes are few. */
    void lockPhase(int phase) {
        session()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('perimeter'), :phase)", Integer.class)
                .setParameter("phase", phase)
                .getSingleResult();
    }

    Optional<TerritoryRow> territory(String code) {
        return session()
                .createNativeQuery("""
                        select t.code, t.name, t.phase, t.lead_region_code, t.valid_from, t.valid_to, t.version,
                               p.valid_from as phase_from, p.valid_to as phase_to
                        from territory t join phase p on p.number = t.phase where t.code = :code""", TerritoryRow.class)
                .setParameter("code", code)
                .uniqueResultOptional();
    }

    PhaseRow phase(int number) {
        return session()
                .createNativeQuery(
                        "select number, valid_from, valid_to from phase where number = :number", PhaseRow.class)
                .setParameter("number", number)
                .getSingleResult();
    }

    Set<String> regions() {
        return new HashSet<>(session()
                .createNativeQuery("select code from region", String.class)
                .getResultList());
    }

    /** The next free number of a region's territories in a phase: {@code TI2-8413}. */
    String nextCode(int phase, String region) {
        String prefix = "TI" + phase + "-" + region;
        int next = ((Number) session()
                        .createNativeQuery("""
                        select coalesce(max(cast(substr(code, length(:prefix) + 1) as integer)), 0) + 1 from territory
                        where starts_with(code, :prefix)""", Integer.class)
                        .setParameter("prefix", prefix)
                        .getSingleResult())
                .intValue();
        return prefix + (next < 10 ? "0" : "") + next;
    }

    void create(String code, ChangeRequests.Creation territory, String search) {
        session()
                .createNativeMutationQuery("""
                        insert into territory (code, official_id, name, phase, lead_region_code, valid_from, search)
                        values (:code, :officialId, :name, :phase, :region, :from, :search)""")
                .setParameter("code", code)
                .setParameter("officialId", "ti-" + code.substring(4))
                .setParameter("name", territory.name())
                .setParameter("phase", territory.phase())
                .setParameter("region", territory.leadRegion())
                .setParameter("from", territory.validFrom())
                .setParameter("search", search)
                .executeUpdate();
    }

    /** Counts a change of the composition; false when the territory is at another version. */
    boolean count(String territory, long version) {
        return session()
                        .createNativeMutationQuery(
                                "update territory set version = version + 1 where code = :code and version = :version")
                        .setParameter("code", territory)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    void end(String territory, @Nullable LocalDate lastDay) {
        session()
                .createNativeMutationQuery("update territory set valid_to = :last where code = :code")
                .setParameter("last", lastDay, LocalDate.class)
                .setParameter("code", territory)
                .executeUpdate();
    }

    /** Writes a decision down, or finds it as it was written; false when the reference is another one's. */
    boolean keepDecision(String reference, String title, LocalDate decidedOn, LocalDate effectiveOn, String opinions) {
        session()
                .createNativeMutationQuery("""
                        insert into perimeter_decision (code, title, takes_effect, decided_on, opinions)
                        values (:code, :title, :effectiveOn, :decidedOn, cast(:opinions as jsonb)) on conflict (code) do nothing""")
                .setParameter("code", reference)
                .setParameter("title", title)
                .setParameter("effectiveOn", effectiveOn)
                .setParameter("decidedOn", decidedOn)
                .setParameter("opinions", opinions)
                .executeUpdate();
        return session()
                .createNativeQuery("""
                        select coalesce(title = :title and decided_on = :decidedOn and opinions = cast(:opinions as jsonb), false)
                        from perimeter_decision where code = :code""", Boolean.class)
                .setParameter("code", reference)
                .setParameter("title", title)
                .setParameter("decidedOn", decidedOn)
                .setParameter("opinions", opinions)
                .getSingleResult();
    }

    void keep(
            UUID id,
            String territory,
            ChangeView.Kind kind,
            ChangeRequests.Change change,
            @Nullable LocalDate untilBefore,
            Instant now) {
        session()
                .createNativeMutationQuery("""
                        insert into perimeter_change (id, territory_code, kind, effective_on, decision_code, reason, until_before, recorded_at)
                        values (:id, :territory, :kind, :effectiveOn, :decision, :reason, :untilBefore, :now)""")
                .setParameter("id", id)
                .setParameter("territory", territory)
                .setParameter("kind", kind.name())
                .setParameter("effectiveOn", change.effectiveOn())
                .setParameter("decision", change.decision().reference())
                .setParameter("reason", change.reason(), String.class)
                .setParameter("untilBefore", untilBefore, LocalDate.class)
                .setParameter("now", now)
                .executeUpdate();
    }

    void keepMember(UUID change, int position, String direction, MemberRepository.TermRow member) {
        session()
                .createNativeMutationQuery("""
                        insert into perimeter_change_member (change_id, position, direction, member_id, kind, intercommunality_siren,
                            commune_code, until_before)
                        values (:change, :position, :direction, :member, :kind, :siren, :commune, :untilBefore)""")
                .setParameter("change", change)
                .setParameter("position", position)
                .setParameter("direction", direction)
                .setParameter("member", member.id())
                .setParameter("kind", member.kind())
                .setParameter("siren", member.siren(), String.class)
                .setParameter("commune", member.communeCode(), String.class)
                .setParameter("untilBefore", member.to(), LocalDate.class)
                .executeUpdate();
    }

    void cancel(UUID id, Instant now) {
        session()
                .createNativeMutationQuery(
                        "update perimeter_change set cancelled_at = :now, version = version + 1 where id = :id")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether a later change that stands is about the same members, or ends the territory. */
    boolean isBuiltUpon(String territory, UUID id) {
        return session()
                .createNativeQuery("""
                        select exists (select 1 from perimeter_change later where later.territory_code = :territory and later.id > :id
                          and later.cancelled_at is null
                          and (later.kind = 'CLOSURE' or exists (
                            select 1 from perimeter_change_member mine
                            join perimeter_change_member its on its.member_id = mine.member_id
                            where mine.change_id = :id and its.change_id = later.id)))""", Boolean.class)
                .setParameter("territory", territory)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** The decision of the change, other than this one, by which a member leaves. */
    @Nullable
    String decisionOfLeaving(long member, UUID except) {
        return session()
                .createNativeQuery("""
                        select c.decision_code from perimeter_change c join perimeter_change_member m on m.change_id = c.id
                        where m.member_id = :member and m.direction = 'LEAVE' and c.cancelled_at is null and c.id <> :except
                        order by c.id desc limit 1""", String.class)
                .setParameter("member", member)
                .setParameter("except", except)
                .uniqueResult();
    }

    Page<Row> list(String territory, @Nullable ChangeStatus state, LocalDate today, PageRequest page) {
        var query = new KeysetQuery<>(Row.class, COLUMNS, FROM).where("c.territory_code = :code", "code", territory);
        switch (state) {
            case null -> query.where("true");
            case ANNOUNCED -> query.where("c.cancelled_at is null").where("c.effective_on > :today", "today", today);
            case IN_FORCE -> query.where("c.cancelled_at is null").where("c.effective_on <= :today", "today", today);
            case CANCELLED -> query.where("c.cancelled_at is not null");
        }
        return query.orderBy("c.id", KeyType.UUID)
                .descending()
                .read(entities, page, row -> List.of(row.id().toString()));
    }

    Optional<Row> find(String territory, UUID id) {
        return session()
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM + " where c.territory_code = :code and c.id = :id",
                        Row.class)
                .setParameter("code", territory)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /** From here on, what is written can be taken back without ending the transaction. */
    void begin() {
        session().createNativeMutationQuery("savepoint tried").executeUpdate();
    }

    void takeBack() {
        session().createNativeMutationQuery("rollback to savepoint tried").executeUpdate();
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }

    record PhaseRow(Integer number, LocalDate from, LocalDate to) {}

    record TerritoryRow(
            String code,
            String name,
            Integer phase,
            String leadRegion,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Long version,
            LocalDate phaseFrom,
            LocalDate phaseTo) {}

    record Row(
            UUID id,
            String territory,
            String kind,
            LocalDate effectiveOn,
            @Nullable String reason,
            Instant recordedAt,
            @Nullable Instant cancelledAt,
            Long version,
            @Nullable LocalDate untilBefore,
            String reference,
            String title,
            LocalDate decidedOn,
            String opinions,
            @Nullable String members) {}
}
