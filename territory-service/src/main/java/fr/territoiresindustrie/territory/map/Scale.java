package fr.territoiresindustrie.territory.map;

/** How finely polygons are drawn. Borders that neighbours share stay shared in each. */
enum Scale {
    /** A country on a screen. */
    NATIONAL(0.06),
    /** A région on a screen. */
    REGIONAL(0.02),
    /** As the data are. */
    FULL(0);

    private static final int NATIONAL_ZOOM = 5;
    private static final int REGIONAL_ZOOM = 8;

    private final double tolerance;

    Scale(double tolerance) {
        this.tolerance = tolerance;
    }

    /** By the zoom of web maps, where the world is one tile at 0. */
    static Scale ofZoom(int zoom) {
        if (zoom <= NATIONAL_ZOOM) {
            return NATIONAL;
        }
        return zoom <= REGIONAL_ZOOM ? REGIONAL : FULL;
    }

    /** The side, in degrees, of the smallest triangle that is kept. */
    double tolerance() {
        return tolerance;
    }
}
