package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** What the map refuses. OGC API Features asks for 400 where the other operations answer 422. */
enum MapProblem implements ProblemCode {
    UNKNOWN_MAP_PARAMETER(400, "Paramètre inconnu de la carte", "Parameter unknown to the map"),
    INVALID_MAP_PARAMETER(400, "Paramètre de carte refusé", "Map parameter refused");

    private final int status;
    private final Text title;

    MapProblem(int status, String fr, String en) {
        this.status = status;
        this.title = new Text(fr, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }

    static Problem refused(String parameter, String code, String fr, String en) {
        return INVALID_MAP_PARAMETER
                .because(
                        "Un paramètre de la carte a une valeur refusée : voir errors.",
                        "A parameter of the map has a refused value: see errors.")
                .parameter(parameter, code, new Text(fr, en));
    }
}
