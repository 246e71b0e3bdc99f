package fr.territoiresindustrie.territory.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/**
 * What follows from a set of communes.
 *
 * @param departements codes, the most populated part first
 * @param regions codes, the most populated part first
 */
public record Figures(int communes, long population, List<String> departements, List<String> regions) {

    private static final TypeReference<Figures> TYPE = new TypeReference<>() {};

    public Figures {
        departements = departements.stream().distinct().toList();
        regions = regions.stream().distinct().toList();
    }

    /**
     * A column that gathers the figures.
     *
     * @param communes table or view with a column {@code commune_code}, called {@code of} in the condition
     * @param condition which of its rows
     * @param day SQL of the day whose facts count
     */
    public static String column(String communes, String condition, String day) {
        return """
                (select cast(json_build_object('communes', coalesce(sum(part.communes), 0),
                        'population', coalesce(sum(part.population), 0),
                        'departements', coalesce(json_agg(part.departement_code order by part.population desc), '[]'),
                        'regions', coalesce(json_agg(part.region_code order by part.population desc), '[]')) as text)
                 from (select place.departement_code, place.region_code, count(*) as communes,
                              coalesce(sum(place.population), 0) as population
                       from %s of join commune_on(%s) place on place.code = of.commune_code where %s
                       group by place.departement_code, place.region_code) part)""".formatted(communes, day, condition);
    }

    public static Figures read(JsonColumn json, String column) {
        return json.read(column, TYPE);
    }
}
