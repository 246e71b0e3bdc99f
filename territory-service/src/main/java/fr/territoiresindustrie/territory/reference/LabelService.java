package fr.territoiresindustrie.territory.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds the names that stand beside codes when a caller asks for labels; one query for a whole page. */
@ApplicationScoped
public class LabelService {

    /** What {@code labels} accepts. */
    public static final String LANGUAGES = "fr|en";

    private static final String NAMES = """
            select 'region' as kind, code, name from region
            union all select 'departement', code, name from departement
            union all select 'intercommunality', siren, name from intercommunality
            where siren = any (string_to_array(:sirens, ','))""";

    private final EntityManager entities;

    LabelService(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The names for the rows of a page, or null where no label is asked for.
     *
     * @param language {@code fr}, {@code en}, or null
     * @param sirens the intercommunalities that a row names
     */
    public <R> @Nullable Names names(
            @Nullable String language, List<R> rows, Function<R, Stream<@Nullable String>> sirens) {
        if (language == null) {
            return null;
        }
        String asked = rows.stream()
                .flatMap(sirens)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(","));
        Map<String, Map<String, String>> names = new HashMap<>();
        entities.unwrap(Session.class)
                .createNativeQuery(NAMES, Row.class)
                .setParameter("sirens", asked)
                .getResultList()
                .forEach(row -> names.computeIfAbsent(row.kind(), kind -> new HashMap<>())
                        .put(row.code(), row.name()));
        return new Names(
                names.getOrDefault("region", Map.of()),
                names.getOrDefault("departement", Map.of()),
                names.getOrDefault("intercommunality", Map.of()),
                Locale.of(language));
    }

    record Row(String kind, String code, String name) {}
}
