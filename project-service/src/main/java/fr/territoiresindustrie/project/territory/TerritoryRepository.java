package fr.territoiresindustrie.project.territory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The tables of the copy. Lists travel as comma-separated text: codes have no comma. */
@ApplicationScoped
class TerritoryRepository {

    private static final String COLUMNS =
            "t.code, t.name, cast(t.phase as integer) as phase, t.lead_region, array_to_string(t.regions, ',') as regions";

    /** Communes of a territory on a day, brought into the territory's own time: one that has ended is what it was at its end. */
    private static final String ON_DAY =
            " join territory t on t.code = c.territory and greatest(t.valid_from, least(cast(:day as date),"
                    + " coalesce(t.valid_to, cast(:day as date)))) between c.valid_from and coalesce(c.valid_to, 'infinity')";

    private final EntityManager entities;

    TerritoryRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(String code, String name, int phase, String leadRegion, String regions) {
        Territory territory() {
            return new Territory(code, name, phase, leadRegion, List.of(regions.split(",")));
        }
    }

    record Placed(String commune, String code, String name, int phase, String leadRegion, String regions) {
        Territory territory() {
            return new Row(code, name, phase, leadRegion, regions).territory();
        }
    }

    Optional<Territory> find(String code) {
        return entities.unwrap(Session.class)
                .createNativeQuery("select " + COLUMNS + " from territory t where t.code = :code", Row.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .map(Row::territory);
    }

    boolean holdsAnyOf(String territory, Collection<String> communes, LocalDate day) {
        return (boolean) entities.createNativeQuery("select exists (select 1 from territory_commune c" + ON_DAY
                        + " where c.territory = :territory and c.commune = any(string_to_array(:communes, ',')))")
                .setParameter("day", day)
                .setParameter("territory", territory)
                .setParameter("communes", String.join(",", communes))
                .getSingleResult();
    }

    Map<String, Territory> byCommune(int phase, Collection<String> communes, LocalDate day) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select c.commune, " + COLUMNS
                                + " from territory_commune c" + ON_DAY
                                + " where t.phase = :phase and c.commune = any(string_to_array(:communes, ','))",
                        Placed.class)
                .setParameter("day", day)
                .setParameter("phase", phase)
                .setParameter("communes", String.join(",", communes))
                .getResultStream()
                .collect(Collectors.toMap(Placed::commune, Placed::territory, (one, other) -> one));
    }

    long count(int phase) {
        return ((Number) entities.createNativeQuery("select count(*) from territory where phase = :phase")
                        .setParameter("phase", phase)
                        .getSingleResult())
                .longValue();
    }

    /** Writes a territory as an event tells it, unless a later event has written it. */
    void write(TerritoryTold told, long sequence) {
        @Nullable String nameBefore = find(told.code()).map(Territory::name).orElse(null);
        int written = entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into territory as copy
                            (code, name, phase, lead_region, regions, valid_from, valid_to, sequence)
                        values (:code, :name, :phase, :leadRegion, string_to_array(:regions, ','),
                            cast(:validFrom as date), cast(:validTo as date), :sequence)
                        on conflict (code) do update set
                            name = excluded.name, phase = excluded.phase, lead_region = excluded.lead_region,
                            regions = excluded.regions, valid_from = excluded.valid_from,
                            valid_to = excluded.valid_to, sequence = excluded.sequence
                        where excluded.sequence > copy.sequence""")
                .setParameter("code", told.code())
                .setParameter("name", told.name())
                .setParameter("phase", told.phase())
                .setParameter("leadRegion", told.leadRegion())
                .setParameter("regions", String.join(",", told.regions()))
                .setParameter("validFrom", told.validFrom().toString())
                .setParameter(
                        "validTo",
                        told.validTo() == null ? null : told.validTo().toString(),
                        String.class)
                .setParameter("sequence", sequence)
                .executeUpdate();
        if (written == 1 && nameBefore != null && !nameBefore.equals(told.name())) {
            renewDocuments(told.code());
        }
        if (written == 1) {
            entities.createNativeQuery("delete from territory_commune where territory = :code")
                    .setParameter("code", told.code())
                    .executeUpdate();
            entities.createNativeQuery("""
                            insert into territory_commune (territory, commune, valid_from, valid_to)
                            select :code, term.commune, cast(term.first as date), cast(nullif(term.last, '') as date)
                            from unnest(string_to_array(:communes, ','), string_to_array(:from, ','), string_to_array(:to, ',', null))
                                as term(commune, first, last)""")
                    .setParameter("code", told.code())
                    .setParameter("communes", joined(told, TerritoryTold.CommuneTerm::commune))
                    .setParameter("from", joined(told, term -> term.from().toString()))
                    .setParameter(
                            "to",
                            joined(
                                    told,
                                    term -> term.to() == null ? "" : term.to().toString()))
                    .executeUpdate();
        }
    }

    /** Its projects are found by its name: a trigger writes what they are found by anew. In the order in which others lock several. */
    private void renewDocuments(String territory) {
        entities.createNativeQuery("""
                        update project set document = null where id in (
                            select id from project where territory = :territory order by id for update)""").setParameter("territory", territory).executeUpdate();
    }

    private static String joined(TerritoryTold told, Function<TerritoryTold.CommuneTerm, String> part) {
        return told.terms().stream().map(part).collect(Collectors.joining(","));
    }
}
