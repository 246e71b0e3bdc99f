package fr.territoiresindustrie.project.sheet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose money a resource is. */
@Schema(name = "FunderKind")
public enum FunderKind {
    OWN_SHARE(false),
    STATE(true),
    OPERATOR(true),
    REGION(true),
    DEPARTEMENT(true),
    LOCAL_AUTHORITY(true),
    EUROPE(true),
    LOAN(false),
    PRIVATE(false),
    OTHER(false);

    private final boolean publicAid;

    FunderKind(boolean publicAid) {
        this.publicAid = publicAid;
    }

    /** Whether it counts in the rate of public aid: the lead's own share and loans do not, whoever the lead is. */
    public boolean isPublicAid() {
        return publicAid;
    }
}
