package fr.territoiresindustrie.project.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.Query;

/**
 * Counts of projects. By kind they come from the counters that a trigger keeps, exact at any size; else from the projects themselves: all of
 * them where they are few, else a fixed part of them.
 */
@ApplicationScoped
class FacetRepository {

    /** A part of all projects to estimate from: which lexeme they have, and how many such parts there are. */
    enum Part {
        ALL("", 1),
        SIXTEENTH("'b:7'", 16),
        SMALLER("'bb:7f'", 256);

        private final String lexeme;
        private final int parts;

        Part(String lexeme, int parts) {
            this.lexeme = lexeme;
            this.parts = parts;
        }

        int parts() {
            return parts;
        }
    }

    private static final String BY_KIND = """
            (select territory, state, theme, origin, released, projects from project_count
            union all select territory, state, theme, origin, released, projects from project_count_change) p\
             join territory t on t.code = p.territory""";

    private static final String TALLIES = """
            select case when grouping(p.state) = 0 then 'STATE' when grouping(p.theme) = 0 then 'THEME'
                    when grouping(p.origin) = 0 then 'ORIGIN' when grouping(p.phase) = 0 then 'PHASE'
                    when grouping(p.regions) = 0 then 'REGION' else 'TOTAL' end as facet,
                coalesce(p.state, p.theme, p.origin, cast(p.phase as text), array_to_string(p.regions, ','), '') as value,
                cast(coalesce(sum(p.projects), 0) as bigint) as projects
            from ({projects}) p
            group by grouping sets ((p.state), (p.theme), (p.origin), (p.phase), (p.regions), ())
            having coalesce(sum(p.projects), 0) <> 0""";

    private final EntityManager entities;

    FacetRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** How many projects have one value of a facet; of several regions, joined by commas, for those of an interregional territory. */
    record Tally(String facet, String value, long projects) {}

    /** Counts by kind, and their total. */
    List<Tally> byKind(Conditions conditions) {
        return tallies(
                "select p.state, coalesce(p.theme, '') as theme, p.origin, t.phase, t.regions, p.projects from "
                        + BY_KIND + " where " + conditions.sql(),
                conditions);
    }

    /** How many projects there are, by the counters. */
    long totalByKind(Conditions conditions) {
        return number(
                "select cast(coalesce(sum(p.projects), 0) as bigint) from " + BY_KIND + " where " + conditions.sql(),
                conditions);
    }

    /** Counts of a part of the projects themselves. */
    List<Tally> of(Conditions wanted, Part part) {
        Conditions conditions = wanted.hold(part.lexeme);
        return tallies(
                "select p.state, coalesce(p.theme, '') as theme, p.origin, t.phase, t.regions, 1 as projects from "
                        + conditions.from() + " where " + conditions.sql(),
                conditions);
    }

    /** How many projects there are in a part. */
    long count(Conditions wanted, Part part) {
        Conditions conditions = wanted.hold(part.lexeme);
        return number("select count(*) from " + conditions.from() + " where " + conditions.sql(), conditions);
    }

    private long number(String sql, Conditions conditions) {
        Query<Long> query = entities.unwrap(Session.class).createNativeQuery(sql, Long.class);
        conditions.bindTo(query);
        return query.getSingleResult();
    }

    /** How many of these projects are stalled, and are at all. */
    record Flags(long stalled, long all) {}

    Flags flags(Conditions wanted, Part part) {
        Conditions conditions = wanted.hold(part.lexeme);
        Query<Flags> query = entities.unwrap(Session.class)
                .createNativeQuery(
                        "select count(*) filter (where "
                                + ProjectCriteria.STALLED + ") as stalled, count(*) as total from "
                                + conditions.from() + " where " + conditions.sql(),
                        Flags.class);
        conditions.bindTo(query);
        return query.getSingleResult();
    }

    /** Flagships are few, and have an index of their own. */
    long flagships(Conditions conditions) {
        return number("select count(*) from " + conditions.fromFlagships() + " where " + conditions.sql(), conditions);
    }

    private List<Tally> tallies(String projects, Conditions conditions) {
        Query<Tally> query =
                entities.unwrap(Session.class).createNativeQuery(TALLIES.replace("{projects}", projects), Tally.class);
        conditions.bindTo(query);
        return query.getResultList();
    }

    /** Sums up what writers have counted. */
    void compact() {
        entities.createNativeQuery("select 1 from (select compact_project_counts()) done")
                .getSingleResult();
    }
}
