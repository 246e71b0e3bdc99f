package fr.territoiresindustrie.project.practice;

import fr.territoiresindustrie.kit.identity.Caller;
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

    record Row(Instant createdAt, UUID id) {}

    /** Newest first: what is published, what the caller's own territories write, all for the delegation and observers. */
    Page<GoodPractice> list(
            @Nullable String territory,
            @Nullable String theme,
            @Nullable UUID project,
            Caller caller,
            PageRequest page) {
        KeysetQuery<Row> query = new KeysetQuery<>(
                        Row.class, "g.created_at, g.id", "good_practice g join project p on p.id = g.project_id")
                .where("p.territory = :territory", "territory", territory)
                .where("p.theme = :theme", "theme", theme)
                .where("g.project_id = :project", "project", project)
                .orderBy("g.created_at", KeyType.TIMESTAMPTZ)
                .orderBy("g.id", KeyType.UUID)
                .descending();
        if (!caller.readsEverything()) {
            query.where("g.state = 'PUBLISHED' or p.territory = any(string_to_array(:ownTerritories, ','))")
                    .bind(
                            "ownTerritories",
                            String.join(
                                    ",", caller.territories().stream().sorted().toList()));
        }
        return query.read(
                        getEntityManager(),
                        page,
                        row -> List.of(row.createdAt().toString(), row.id().toString()))
                .map(row -> findById(row.id()));
    }
}
