package fr.territoiresindustrie.territory.tandem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The two places of a tandem. */
@Schema(name = "TandemSeat")
public enum Seat {
    ELECTED_OFFICIAL,
    INDUSTRIALIST
}
