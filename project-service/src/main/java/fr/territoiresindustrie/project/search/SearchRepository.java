package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.project.search.ProjectSummaryView.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** Projects in lists and searches. */
@ApplicationScoped
class SearchRepository {

    /** So many are ranked; beyond, a search says too little for an order to mean anything. */
    static final int RANKED = 1_000;

    private final EntityManager entities;

    SearchRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What the words mean to the database, as the text of a query; empty when they are only words that every text has. Words must stand in
     * any of their forms; the last one may be the beginning of a word.
     */
    String meaning(Words words) {
        return (String) entities.createNativeQuery("""
                        select cast(plainto_tsquery('french_plain', :whole)
                            && case when :last = '' then cast('' as tsquery)
                                else to_tsquery('french_plain', :last || ':*') || to_tsquery('simple_plain', :last || ':*') end
                            as text)""")
                .setParameter("whole", words.wholeText())
                .setParameter("last", words.last())
                .getSingleResult();
    }

    /** A list in one of its sorts. */
    Page<Row> list(Conditions conditions, ProjectSort.Order order, PageRequest page) {
        return order.applyTo(rows(conditions)).read(entities, page, order.sort()::of);
    }

    /** A list whose total is known already. */
    Page<Row> list(Conditions conditions, ProjectSort.Order order, PageRequest page, LongSupplier total) {
        return order.applyTo(rows(conditions)).counted(total).read(entities, page, order.sort()::of);
    }

    private static KeysetQuery<Row> rows(Conditions conditions) {
        return conditions.applyTo(new KeysetQuery<>(Row.class, Row.columns("0"), conditions.from()));
    }

    /** The best first, among the {@link #RANKED} that are looked at. */
    Page<Row> ranked(Conditions conditions, String meaning, PageRequest page, @Nullable LongSupplier total) {
        String found = "(select p.id as hit,"
                + " cast(1000000 * ts_rank(p.document, cast(:meaning as tsquery)) as bigint) as score from "
                + conditions.from() + " where " + conditions.sql() + " limit " + RANKED
                + ") h join project p on p.id = h.hit"
                + " join territory t on t.code = p.territory";
        KeysetQuery<Row> query = conditions
                .bindTo(new KeysetQuery<>(Row.class, Row.columns("h.score"), found))
                .bind("meaning", meaning)
                .orderBy("h.score", KeyType.BIGINT)
                .orderBy("p.id", KeyType.UUID)
                .descending();
        if (total != null) {
            query.counted(total);
        }
        return query.read(
                entities,
                page,
                row -> List.of(String.valueOf(row.score()), row.id().toString()));
    }

    /** How many there are, up to this many. */
    long count(Conditions conditions, int atMost) {
        Query<Long> query = entities.unwrap(Session.class)
                .createNativeQuery(
                        "select count(*) from (select 1 from " + conditions.from() + " where " + conditions.sql()
                                + " limit " + atMost + ") found",
                        Long.class);
        conditions.bindTo(query);
        return query.getSingleResult();
    }

    /** The territories of some regions. */
    List<String> territories(List<String> regions) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select code from territory where regions && string_to_array(:regions, ',')", String.class)
                .setParameter("regions", String.join(",", regions))
                .getResultList();
    }

    /** What is written in a project that was found; a confidential summary is passed over. */
    record Written(
            UUID id, @Nullable String title, @Nullable String summary) {}

    List<Written> written(Collection<UUID> projects) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select p.id, p.title, project_open(p.sheet, 'summary') #>> '{}' as summary
                        from project p where p.id in (:projects)""", Written.class)
                .setParameter("projects", projects)
                .getResultList();
    }

    /** Which of these words is one that is looked for, in any of its forms. */
    Set<String> meant(Collection<String> words, String meaning) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select w from unnest(string_to_array(:words, ' ')) w
                        where to_tsvector('french_plain', project_words(w)) || to_tsvector('simple_plain', project_words(w))
                            @@ cast(:meaning as tsquery)""", String.class)
                .setParameter("words", String.join(" ", words))
                .setParameter("meaning", meaning.replace(" & ", " | "))
                .getResultStream()
                .collect(Collectors.toSet());
    }

    record Placed(UUID id, String point) {}

    /** Where each project is shown on a map: at its first commune, as a GeoJSON geometry. */
    Map<String, String> points(Collection<UUID> projects) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select p.id, '{"type":"Point","coordinates":[' || c.lon || ',' || c.lat || ']}' as point
                        from project p join place c on c.code = p.sheet -> 'locations' ->> 0
                        where p.id in (:projects) and c.lon is not null""", Placed.class)
                .setParameter("projects", projects)
                .getResultStream()
                .collect(Collectors.toMap(placed -> placed.id().toString(), Placed::point));
    }
}
