package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.text.PlainName;
import fr.territoiresindustrie.territory.person.ContactDetails;
import fr.territoiresindustrie.territory.person.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that write terms of a tandem. */
final class TandemRequests {

    private TandemRequests() {}

    @Schema(name = "NewTandemTerm")
    record Create(
            @NotNull Seat seat,
            @NotNull @PlainName @Size(max = 200) String name,
            @NotNull @PlainName @Size(max = 200) String function,
            @NotNull @PlainName @Size(max = 200) String organisation,
            @Nullable @Siren String organisationSiren,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Valid ContactDetails contact) {

        Edit holder() {
            return new Edit(name, function, organisation, organisationSiren, from, to, contact);
        }
    }

    @Schema(name = "TandemTermChange")
    record Edit(
            @NotNull @PlainName @Size(max = 200) String name,
            @NotNull @PlainName @Size(max = 200) String function,
            @NotNull @PlainName @Size(max = 200) String organisation,
            @Nullable @Siren String organisationSiren,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Valid ContactDetails contact) {

        Term term() {
            return new Term(from, to);
        }
    }
}
