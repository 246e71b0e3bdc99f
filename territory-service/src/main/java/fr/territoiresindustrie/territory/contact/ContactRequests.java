package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.kit.text.PlainName;
import fr.territoiresindustrie.territory.person.ContactDetails;
import fr.territoiresindustrie.territory.person.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that write contacts of operators. */
final class ContactRequests {

    /** The code of an operator, as it stands in its token. */
    static final String OPERATOR = "^[a-z0-9][a-z0-9-]{1,39}$";

    private ContactRequests() {}

    /**
     * A contact to be named.
     *
     * @param operator an operator's own by default; the delegation says whose
     */
    @Schema(name = "NewOperatorContact")
    record Create(
            @Nullable @Pattern(regexp = OPERATOR) String operator,
            @NotNull @PlainName @Size(max = 200) String name,
            @NotNull @PlainName @Size(max = 200) String function,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Valid ContactDetails contact) {

        Edit person() {
            return new Edit(name, function, from, to, contact);
        }
    }

    @Schema(name = "OperatorContactChange")
    record Edit(
            @NotNull @PlainName @Size(max = 200) String name,
            @NotNull @PlainName @Size(max = 200) String function,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Valid ContactDetails contact) {

        Term term() {
            return new Term(from, to);
        }
    }
}
