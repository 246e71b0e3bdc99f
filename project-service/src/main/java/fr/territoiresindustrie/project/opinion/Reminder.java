package fr.territoiresindustrie.project.opinion;

/** What is told of an opinion that is awaited, once each. */
enum Reminder {
    DUE_SOON(
            "OPINION_DUE_SOON",
            "project.opinion-due-soon",
            "due_soon_told_at",
            "o.due_on between cast(:today as date) and cast(:until as date)"),
    OVERDUE(
            "OPINION_OVERDUE",
            "project.opinion-overdue",
            "overdue_told_at",
            "o.due_on < least(cast(:today as date), cast(:until as date))");

    private final String action;
    private final String event;
    private final String column;
    private final String when;

    Reminder(String action, String event, String column, String when) {
        this.action = action;
        this.event = event;
        this.column = column;
        this.when = when;
    }

    String action() {
        return action;
    }

    String event() {
        return event;
    }

    /** Where it is kept that it was told. */
    String column() {
        return column;
    }

    /** A condition on {@code o}, its due date, today and the last day that counts. */
    String when() {
        return when;
    }
}
