package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

final class NoteRequests {
    private NoteRequests() {}

    record Create(
            @NotNull @PlainText @Size(max = 40) String title,
            @NotNull Money amount,
            List<@Valid Author> authors,
            Colour colour) {}

    record Author(@NotNull @Siren String siren) {}

    enum Colour {
        RED,
        BLUE
    }
}
