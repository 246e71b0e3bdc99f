package fr.territoiresindustrie.funding.envelope;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A consent to parity.
 *
 * @param envelope whose funder consents
 * @param partner whose replenishments it matches euro for euro
 */
@Schema(name = "ParityConsent")
record ParityConsentView(
        @Schema(required = true) String envelope,
        @Schema(required = true) String partner) {}
