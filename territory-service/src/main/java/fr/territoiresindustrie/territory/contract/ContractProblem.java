package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of contracts. */
enum ContractProblem implements ProblemCode {
    CONTRACT_EXISTS(409, "Contrat déjà ouvert", "Contract already open"),
    CONTRACT_NOT_EDITABLE(409, "Contrat signé", "Contract signed"),
    CONTRACT_INVALID(422, "Contrat incohérent", "Inconsistent contract");

    private final int status;
    private final Text title;

    ContractProblem(int status, String fr, String en) {
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
