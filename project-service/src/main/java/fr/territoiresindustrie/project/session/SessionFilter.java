package fr.territoiresindustrie.project.session;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list of sessions is narrowed to; null does not narrow. */
record SessionFilter(
        @Nullable UUID committee,
        @Nullable SessionStatus state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID project) {}
