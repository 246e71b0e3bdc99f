package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.text.Text;

/** What a decision to grant must say: decree 2018-514, article 8. */
public enum Mention {
    BENEFICIARY_SIRET("", "Le SIRET du bénéficiaire.", "The beneficiary's SIRET."),
    EXPENDITURE("/expenditure", "La nature de la dépense.", "The nature of the expenditure."),
    ELIGIBLE_BASE("/eligibleBase", "La dépense subventionnable.", "The eligible base."),
    COMPLETION(
            "/endsOn",
            "Le calendrier : début et achèvement prévu.",
            "The calendar: start and foreseen day of completion."),
    SCHEDULE("/schedule", "L'échéancier des versements.", "The schedule of payments."),
    SIGNATURE_DATE("", "La date de signature.", "The day of signature.");

    private final String field;
    private final Text sentence;

    Mention(String field, String fr, String en) {
        this.field = field;
        this.sentence = new Text(fr, en);
    }

    /** Where it stands in the terms, as the end of a JSON pointer. */
    String field() {
        return field;
    }

    Text sentence() {
        return sentence;
    }
}
