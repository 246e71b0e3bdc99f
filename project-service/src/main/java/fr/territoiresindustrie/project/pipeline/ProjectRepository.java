package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Projects in the database. */
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<Project, UUID> {

    private static final String COLUMNS = """
            p.id, p.reference, p.title, p.territory, t.lead_region, p.theme, p.state, p.lead_name, p.origin, p.updated_at""";

    /** The next reference of a territory: {@code TI2-8403-0012}. Two creations in one territory wait for each other. */
    String nextReference(String territory) {
        int number = (int) getEntityManager()
                .createNativeQuery("""
                        insert into project_number as present (territory, last) values (:territory, 1)
                        on conflict (territory) do update set last = present.last + 1
                        returning last""")
                .setParameter("territory", territory)
                .getSingleResult();
        return String.format(Locale.ROOT, "%s-%04d", territory, number);
    }

    /** The projects of a list that the caller may see, by reference. */
    Page<ProjectSummaryView> list(ProjectFilter filter, Sight sight, PageRequest page) {
        KeysetQuery<ProjectSummaryView.Row> query = new KeysetQuery<>(
                        ProjectSummaryView.Row.class, COLUMNS, "project p join territory t on t.code = p.territory")
                .where("p.territory = :territory", "territory", filter.territory())
                .where(":region = any(t.regions)", "region", filter.region())
                .where("p.state = :state", "state", name(filter.state()))
                .where("p.theme = :theme", "theme", name(filter.theme()))
                .where("p.title ilike :text escape '!'", "text", containing(filter.text()))
                .orderBy("p.reference", KeyType.TEXT);
        return sight.restrict(query)
                .read(getEntityManager(), page, row -> List.of(row.reference()))
                .map(ProjectSummaryView.Row::view);
    }

    List<Project> ofPublishedGrants(Collection<String> externalIds) {
        return list("origin = ?1 and externalId in ?2", Origin.PUBLISHED_GRANTS, externalIds);
    }

    /** Holds until the commit: two reconstructions at once would both find that nothing is there yet. */
    void lockReconstruction() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('project.reconstruct'))")
                .getSingleResult();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String containing(@Nullable String text) {
        return text == null ? null : "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}
