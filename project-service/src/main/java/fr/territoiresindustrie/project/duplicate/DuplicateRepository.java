package fr.territoiresindustrie.project.duplicate;

import fr.territoiresindustrie.project.pipeline.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds projects that look like one another, by indexes on the lead. */
@ApplicationScoped
class DuplicateRepository {

    private final EntityManager entities;
    private final DuplicateConfig config;

    DuplicateRepository(EntityManager entities, DuplicateConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /** What a project is compared by. */
    record Traits(
            UUID id,
            String territory,
            @Nullable String title,
            @Nullable String leadName,
            @Nullable String leadSiren,
            String communes) {

        boolean isComparable() {
            return title != null && (leadName != null || leadSiren != null);
        }
    }

    /** The project, when the caller sees it. */
    Optional<Traits> find(UUID id, Sight sight) {
        Map<String, Object> values = new HashMap<>();
        var query = entities.unwrap(Session.class)
                .createNativeQuery("""
                        select p.id, p.territory, p.title, p.lead_name, p.lead_siren,
                            coalesce((select string_agg(c, ',') from jsonb_array_elements_text(p.sheet -> 'locations') c), '') as communes
                        from project p join territory t on t.code = p.territory where p.id = :id and (""" + sight.condition(values::put) + ")", Traits.class)
                .setParameter("id", id);
        values.forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /** Those that the caller sees and that look like it. */
    List<NearDuplicateView> like(Traits one, Sight sight) {
        Map<String, Object> values = new HashMap<>();
        String byLead = one.leadSiren() == null
                ? "p.lead_name % :leadName"
                : "p.document @@ cast(:lead as tsquery) or (p.lead_siren is null and p.lead_name % :leadName)";
        var query = entities.unwrap(Session.class)
                .createNativeQuery("""
                        select * from (
                            select p.id, p.reference, p.title, p.territory, p.state, p.lead_name,
                                cast(round(cast(100 * similarity(unaccent(lower(project_words(p.title))),
                                    unaccent(lower(project_words(:title)))) as numeric)) as integer) as title_similarity,
                                coalesce(p.lead_siren = :siren, false) as same_lead,
                                coalesce(jsonb_exists_any(p.sheet -> 'locations', string_to_array(:communes, ',')), false) as shared_commune,
                                cast(100 * similarity(coalesce(p.lead_name, ''), :leadName) as integer) as lead_similarity
                            from project p join territory t on t.code = p.territory
                            where p.id <> :id and p.merged_into is null and (""" + byLead + ") and (" + sight.condition(values::put) + """
                        )) found
                        where title_similarity >= :titleAtLeast and (same_lead or lead_similarity >= :leadAtLeast)
                            and (shared_commune or territory = :territory)
                        order by title_similarity desc, reference limit 20""", Row.class)
                .setParameter("id", one.id())
                .setParameter("title", one.title())
                .setParameter("siren", one.leadSiren(), String.class)
                .setParameter("leadName", one.leadName() == null ? "" : one.leadName())
                .setParameter("communes", one.communes())
                .setParameter("territory", one.territory())
                .setParameter("titleAtLeast", config.titleSimilarity())
                .setParameter("leadAtLeast", config.leadSimilarity());
        if (one.leadSiren() != null) {
            query.setParameter("lead", "'l:" + one.leadSiren() + "'");
        }
        values.forEach(query::setParameter);
        return query.getResultStream().map(Row::view).toList();
    }

    record Row(
            UUID id,
            String reference,
            @Nullable String title,
            String territory,
            String state,
            @Nullable String leadName,
            int titleSimilarity,
            boolean sameLead,
            boolean sharedCommune,
            int leadSimilarity) {

        NearDuplicateView view() {
            return new NearDuplicateView(
                    id, reference, title, territory, state, leadName, titleSimilarity, sameLead, sharedCommune);
        }
    }
}
