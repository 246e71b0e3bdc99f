package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of moves of many projects, and of merges. */
enum BulkProblem implements ProblemCode {
    BULK_REPEATS_PROJECT(422, "Projet répété", "Repeated project"),
    PROJECT_MERGED(409, "Projet fusionné dans un autre", "Project merged into another"),
    MERGE_INTO_ITSELF(422, "Fusion avec soi-même", "Merge into itself"),
    MERGE_HAS_AWARDS(409, "Le projet a des aides conventionnées", "The project has agreed awards"),
    MERGE_ON_AGENDA(409, "Le projet est à l'ordre du jour d'une séance", "The project is on the agenda of a session"),
    MERGE_HIDES_DECISION(409, "Le projet est plus avancé que l'autre", "The project is further than the other");

    private final int status;
    private final Text title;

    BulkProblem(int status, String fr, String en) {
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
}
