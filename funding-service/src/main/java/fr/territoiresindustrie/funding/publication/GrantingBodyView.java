package fr.territoiresindustrie.funding.publication;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The name and SIRET under which a body grants; read and written in the same form. */
@Schema(name = "GrantingBody")
public record GrantingBodyView(
        @NotNull OwnerKind ownerKind,
        @NotNull @Size(max = 40) String owner,
        @NotNull @PlainText @Size(max = 200) String name,
        @NotNull @Siret String siret) {}
