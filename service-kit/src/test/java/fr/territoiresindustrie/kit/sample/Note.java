package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity
class Note {
    @Id
    private UUID id;

    @Version
    private long version;

    private String title;
    private long amount;

    protected Note() {}

    Note(UUID id, String title, Money amount) {
        this.id = id;
        this.title = title;
        this.amount = amount.cents();
    }

    void rename(String title) {
        this.title = title;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    NoteView view() {
        return new NoteView(id, title, new Money(amount));
    }
}
