package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another organisation of the project, and what it does in it. */
@Schema(name = "ProjectPartner")
public record Partner(
        @NotNull @PlainText @Size(max = 200) String name,
        @Siren @Nullable String siren,
        @NotNull @PlainText @Size(max = 200) String role) {}
