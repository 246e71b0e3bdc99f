package fr.territoiresindustrie.territory.tandem;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code territory.tandem-changed}: every term, without any person: events stay for ever, and names are asked of the API. */
record TandemChangedEvent(String code, List<Held> terms) {

    record Held(
            UUID id,
            Seat seat,
            String organisation,
            @Nullable String organisationSiren,
            LocalDate from,
            @Nullable LocalDate to) {}
}
