package fr.territoiresindustrie.territory.map;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A place on the map.
 *
 * @param geometry as the data have it
 * @param texts the geometry in GeoJSON, by scale
 */
record Shape(Geometry geometry, Map<Scale, String> texts) {

    String text(Scale scale) {
        return texts.getOrDefault(scale, "null");
    }
}
