package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Committees in the database. */
@ApplicationScoped
class CommitteeRepository implements PanacheRepositoryBase<Committee, UUID> {

    record Row(String name, UUID id) {}

    Page<Committee> list(@Nullable CommitteeLevel level, @Nullable String region, PageRequest page) {
        Page<Row> rows = new KeysetQuery<>(Row.class, "c.name, c.id", "committee c")
                .where("c.level = :level", "level", level == null ? null : level.name())
                .where("c.region = :region", "region", region)
                .orderBy("c.name", KeyType.TEXT)
                .orderBy("c.id", KeyType.UUID)
                .read(
                        getEntityManager(),
                        page,
                        row -> List.of(row.name(), row.id().toString()));
        Map<UUID, Committee> read = byId(rows.items().stream().map(Row::id).toList());
        return rows.map(row -> Objects.requireNonNull(read.get(row.id())));
    }

    /** Those that there are, by their ids. */
    Map<UUID, Committee> byId(Collection<UUID> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(Committee::id, Function.identity()));
    }
}
