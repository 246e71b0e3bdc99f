package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class NoteRepository implements PanacheRepositoryBase<Note, UUID> {

    Page<NoteRow> page(String title, PageRequest request) {
        return new KeysetQuery<>(NoteRow.class, "id, title, amount", "note")
                .where("title = :title", "title", title)
                .orderBy("title", KeyType.TEXT)
                .orderBy("id", KeyType.UUID)
                .read(getEntityManager(), request, r -> List.of(r.title(), r.id().toString()));
    }

    /** Rows that no table holds; one of them cannot be read. */
    Page<NoteRow> numbered(int count, int failsAt, PageRequest request) {
        return new KeysetQuery<>(
                        NoteRow.class,
                        "cast(md5(cast(n as text)) as uuid) as id, 'note ' || n as title," + " n as amount",
                        "generate_series(cast(1 as bigint), cast(:count as bigint)) n")
                .bind("count", count)
                .orderBy("n", KeyType.BIGINT)
                .read(getEntityManager(), request, r -> List.of(String.valueOf(r.amount())))
                .map(row -> {
                    if (row.amount() == failsAt) {
                        throw new IllegalStateException("row " + failsAt);
                    }
                    return row;
                });
    }

    record NoteRow(UUID id, String title, long amount) {}
}
