package fr.territoiresindustrie.territory.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be done with a contract. */
@Schema(name = "ContractCommand")
public enum ContractCommand {
    SIGN,
    AMEND,
    END
}
