package fr.territoiresindustrie.territory.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A territory that a place belongs to, with the days of it.
 *
 * @param from first day
 * @param to last day, null while open
 * @param whole for an intercommunality: whether all of its communes are in the territory
 */
@Schema(name = "TerritoryTerm")
public record TermView(
        @Schema(required = true) String code,
        @Schema(required = true) String name,
        @Schema(required = true) int phase,
        @Schema(required = true) LocalDate from,
        @Schema(required = true, nullable = true) @Nullable LocalDate to,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean whole) {

    /** A column that gathers the terms of commune {@code c}, on the day asked or all. */
    public static final String OF_COMMUNE = """
            (select cast(json_agg(json_build_object('code', tc.territory_code, 'name',
                    (select t.name from territory t where t.code = tc.territory_code), 'phase', tc.phase, 'from', tc.valid_from,
                    'to', tc.valid_to) order by tc.valid_from) as text)
             from territory_commune tc where tc.commune_code = c.code
               and (asked.day is null or asked.day between tc.valid_from and coalesce(tc.valid_to, 'infinity')))""";

    /** The same for intercommunality {@code i}: the territories that hold some or all of its communes. */
    public static final String OF_INTERCOMMUNALITY = """
            (select cast(json_agg(json_build_object('code', held.territory_code, 'name',
                    (select t.name from territory t where t.code = held.territory_code), 'phase', held.phase, 'from', held.valid_from,
                    'to', held.valid_to, 'whole', held.communes =
                        (select count(*) from intercommunality_commune every where every.siren = i.siren))
                    order by held.valid_from, held.territory_code) as text)
             from (select tc.territory_code, tc.phase, tc.valid_from, tc.valid_to, count(*) as communes
                   from intercommunality_commune ic join territory_commune tc on tc.commune_code = ic.commune_code
                   where ic.siren = i.siren
                     and (asked.day is null or asked.day between tc.valid_from and coalesce(tc.valid_to, 'infinity'))
                   group by tc.territory_code, tc.phase, tc.valid_from, tc.valid_to) held)""";
}
