package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that lies elsewhere: its title and its address. */
@Schema(name = "Attachment")
public record Attachment(
        @NotNull @PlainText @Size(max = 200) String title,

        @NotNull @Size(max = 2_000) @Pattern(regexp = ADDRESS)
        String url) {

    /** An address that a browser opens without running anything: http or https, no blanks, quotes, angle brackets or user names. */
    public static final String ADDRESS = "^https?://[^\\s\\p{Cntrl}<>\"'@\\\\]+$";
}
