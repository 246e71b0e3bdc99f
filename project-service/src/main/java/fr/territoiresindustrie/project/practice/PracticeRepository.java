package fr.territoiresindustrie.project.practice;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Good practices in the database. */
@ApplicationScoped
class PracticeRepository implements PanacheRepositoryBase<GoodPractice, UUID> {

    /** A practice with what is told of its project, as the list shows it. */
    record Row(
            Instant createdAt,
            UUID id,
            long version,
            UUID projectId,
            String reference,
            @Nullable String projectTitle,
            String territory,
            String title,
            String story,
            @Nullable String lessons,
            String state,
            Instant updatedAt,
            @Nullable Instant publishedAt) {

        static final String COLUMNS =
                "g.created_at, g.id, g.version, g.project_id, p.reference, p.title as project_title,"
                        + " p.territory, g.title, g.story, g.lessons, g.state, g.updated_at, g.published_at";

        PracticeView view() {
            return new PracticeView(
                    id,
                    version,
                    projectId,
                    reference,
                    projectTitle,
                    territory,
                    title,
                    story,
                    lessons,
                    PracticeStatus.valueOf(state),
                    updatedAt,
                    publishedAt);
        }
    }

    /** Newest first: what is published, what the caller's own territories write, all for the delegation and observers. */
    Page<PracticeView> list(
            @Nullable String territory,
            @Nullable String theme,
            @Nullable UUID project,
            Caller caller,
            PageRequest page) {
        KeysetQuery<Row> query = new KeysetQuery<>(
                        Row.class, Row.COLUMNS, "good_practice g join project p on p.id = g.project_id")
                .where("p.territory = :territory", "territory", territory)
                .where("p.theme = :theme", "theme", theme)
                .where("g.project_id = :project", "project", project)
                .orderBy("g.created_at", KeyType.TIMESTAMPTZ)
                .orderBy("g.id", KeyType.UUID)
                .descending();
        if (!caller.readsEverything() && caller.is(Roles.TERRITORY)) {
            query.where("g.state = 'PUBLISHED' or p.territory = any(string_to_array(:ownTerritories, ','))")
                    .bind(
                            "ownTerritories",
                            String.join(
                                    ",", caller.territories().stream().sorted().toList()));
        } else if (!caller.readsEverything()) {
            query.where("g.state = 'PUBLISHED'");
        }
        return query.read(
                        getEntityManager(),
                        page,
                        row -> List.of(row.createdAt().toString(), row.id().toString()))
                .map(Row::view);
    }
}
