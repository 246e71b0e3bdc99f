package fr.territoiresindustrie.territory.change;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member that a request names, as the registry knows it.
 *
 * @param pointer where the request names it
 * @param key SIREN of the intercommunality or EPT, or code of the commune
 * @param regions of its communes
 */
record Candidate(
        String pointer,
        String key,
        String kind,
        @Nullable String siren,
        @Nullable String communeCode,
        String name,
        Set<String> regions) {}
