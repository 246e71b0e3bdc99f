package fr.territoiresindustrie.territory.map;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Polygons as GeoJSON (RFC 7946): longitude first, three decimals, which is what the data have, outer rings anticlockwise. */
final class GeometryText {

    private static final int DECIMALS = 1000;

    private GeometryText() {}

    static String of(Geometry geometry) {
        StringBuilder text = new StringBuilder();
        if (geometry instanceof Polygon polygon) {
            text.append("{\"type\":\"Polygon\",\"coordinates\":");
            polygon(polygon, text);
        } else {
            text.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                text.append(i == 0 ? "" : ",");
                polygon((Polygon) geometry.getGeometryN(i), text);
            }
            text.append(']');
        }
        return text.append('}').toString();
    }

    private static void polygon(Polygon polygon, StringBuilder text) {
        text.append('[');
        ring(polygon.getExteriorRing(), true, text);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            text.append(',');
            ring(polygon.getInteriorRingN(i), false, text);
        }
        text.append(']');
    }

    private static void ring(LinearRing ring, boolean anticlockwise, StringBuilder text) {
        CoordinateSequence points = ring.getCoordinateSequence();
        boolean backwards = org.locationtech.jts.algorithm.Orientation.isCCW(points) != anticlockwise;
        Coordinate point = new Coordinate();
        text.append('[');
        for (int i = 0; i < points.size(); i++) {
            points.getCoordinate(backwards ? points.size() - 1 - i : i, point);
            text.append(i == 0 ? "[" : ",[");
            number(point.x, text);
            text.append(',');
            number(point.y, text);
            text.append(']');
        }
        text.append(']');
    }

    private static void number(double value, StringBuilder text) {
        long thousandths = Math.round(value * DECIMALS);
        if (thousandths < 0) {
            text.append('-');
            thousandths = -thousandths;
        }
        text.append(thousandths / DECIMALS);
        long rest = thousandths % DECIMALS;
        if (rest != 0) {
            String digits = Long.toString(DECIMALS + rest).substring(1);
            text.append('.').append(digits.replaceAll("0+$", ""));
        }
    }
}
