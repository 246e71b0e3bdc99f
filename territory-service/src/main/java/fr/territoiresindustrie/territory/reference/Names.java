package fr.territoiresindustrie.territory.reference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names of codes, in the language asked; names of places are the same in all. */
public final class Names {

    private final Map<String, String> regions;
    private final Map<String, String> departements;
    private final Map<String, String> intercommunalities;
    private final Locale locale;

    Names(
            Map<String, String> regions,
            Map<String, String> departements,
            Map<String, String> intercommunalities,
            Locale locale) {
        this.regions = regions;
        this.departements = departements;
        this.intercommunalities = intercommunalities;
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public Map<String, String> regions(Collection<String> codes) {
        return of(regions, codes);
    }

    public Map<String, String> region(String code) {
        return of(regions, List.of(code));
    }

    public Map<String, String> departements(Collection<String> codes) {
        return of(departements, codes);
    }

    public Map<String, String> departement(String code) {
        return of(departements, List.of(code));
    }

    public Map<String, String> intercommunality(@Nullable String siren) {
        return siren == null ? Map.of() : of(intercommunalities, List.of(siren));
    }

    /** Labels by field, in the same order in every process: the tag of an answer is a digest of it. */
    public static Map<String, Map<String, String>> inOneOrder(Map<String, Map<String, String>> labels) {
        return new TreeMap<>(labels);
    }

    private static Map<String, String> of(Map<String, String> names, Collection<String> codes) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String code : codes) {
            @Nullable String name = names.get(code);
            if (name != null) {
                found.put(code, name);
            }
        }
        return found;
    }
}
