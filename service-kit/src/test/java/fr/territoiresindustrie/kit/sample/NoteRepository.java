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

    record NoteRow(UUID id, String title, long amount) {}
}
