package fr.territoiresindustrie.territory.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a contract stands. */
@Schema(name = "ContractState")
public enum ContractStatus {
    DRAFT,
    SIGNED,
    AMENDED,
    ENDED
}
