package fr.territoiresindustrie.project.committee;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose committee it is: a region's, with the region as its secretariat, or the nation's, with the delegation. */
@Schema(name = "CommitteeLevel")
public enum CommitteeLevel {
    REGIONAL,
    NATIONAL
}
