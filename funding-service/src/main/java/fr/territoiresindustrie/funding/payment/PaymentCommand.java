package fr.territoiresindustrie.funding.payment;

/** What may be done with a payment. */
enum PaymentCommand {
    AUTHORISE(false, "payment.authorised"),
    CONFIRM(false, "payment.confirmed"),
    REFUSE(true, "payment.refused");

    private final boolean needsReason;
    private final String event;

    PaymentCommand(boolean needsReason, String event) {
        this.needsReason = needsReason;
        this.event = event;
    }

    boolean needsReason() {
        return needsReason;
    }

    String event() {
        return event;
    }
}
