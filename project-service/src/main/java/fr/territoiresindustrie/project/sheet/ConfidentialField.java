package fr.territoiresindustrie.project.sheet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The parts of a sheet that may be marked confidential. Title, theme, lead and communes may not: a project is known by them, in lists, in
 * searches and by the other services.
 */
@Schema(name = "ConfidentialField")
public enum ConfidentialField {
    SUMMARY,
    PRIORITIES,
    PARTNERS,
    CALENDAR,
    MILESTONES,
    EXPECTED_RESULTS,
    ACHIEVED_RESULTS,
    NEEDS,
    FINANCING_PLAN,
    BROWNFIELD,
    ATTACHMENTS
}
