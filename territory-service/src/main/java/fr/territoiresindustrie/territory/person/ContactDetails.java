package fr.territoiresindustrie.territory.person;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a person. Personal data: never in an event, a log, a history or a public answer.
 *
 * @param mail address
 * @param phone number, as people write it
 */
@Schema(name = "ContactDetails")
public record ContactDetails(
        @Schema(required = true, nullable = true)
        @Nullable
        @Size(max = 254)
        @Pattern(regexp = "^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$")
        String mail,

        @Schema(required = true, nullable = true) @Nullable @Pattern(regexp = "^\\+?[0-9][0-9 .()-]{4,24}$")
        String phone) {

    /** The details, or null where there are none. */
    public static @Nullable ContactDetails of(@Nullable String mail, @Nullable String phone) {
        return mail == null && phone == null ? null : new ContactDetails(mail, phone);
    }

    /** Not even a stray log line shows them. */
    @Override
    public String toString() {
        return "ContactDetails[-]";
    }
}
