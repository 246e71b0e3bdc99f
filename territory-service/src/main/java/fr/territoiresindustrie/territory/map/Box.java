package fr.territoiresindustrie.territory.map;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A box asked for by {@code bbox}: one rectangle, or two where it crosses the antimeridian. */
record Box(List<Envelope> parts) {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Plain decimal numbers: no exponent, infinity or NaN, which a box cannot need. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,15})?");

    private static final int LONGEST = 200;
    private static final int FLAT = 4;
    private static final int HIGH = 6;
    private static final int EAST = 180;
    private static final int NORTH = 90;

    /** Reads {@code minLon,minLat,maxLon,maxLat}, or six numbers with heights, which play no part here. */
    static @Nullable Box parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] numbers = text.length() > LONGEST ? new String[0] : text.split(",", -1);
        if (numbers.length != FLAT && numbers.length != HIGH) {
            throw refused(
                    "Quatre ou six nombres séparés par des virgules.", "Four or six numbers separated by commas.");
        }
        List<Double> values = new ArrayList<>();
        for (String number : numbers) {
            if (!NUMBER.matcher(number).matches()) {
                throw refused("Des nombres décimaux sans exposant.", "Decimal numbers without an exponent.");
            }
            values.add(Double.valueOf(number));
        }
        if (numbers.length == HIGH) {
            if (values.get(2) > values.get(5)) {
                throw refused("La hauteur la plus basse vient d'abord.", "The lowest height comes first.");
            }
            values.remove(5);
            values.remove(2);
        }
        return of(values.get(0), values.get(1), values.get(2), values.get(3));
    }

    private static Box of(double west, double south, double east, double north) {
        if (Math.abs(west) > EAST || Math.abs(east) > EAST || Math.abs(south) > NORTH || Math.abs(north) > NORTH) {
            throw refused(
                    "Longitudes de -180 à 180, latitudes de -90 à 90.",
                    "Longitudes from -180 to 180, latitudes from -90 to 90.");
        }
        if (south > north) {
            throw refused("Le sud vient avant le nord.", "South comes before north.");
        }
        return new Box(
                west <= east
                        ? List.of(new Envelope(west, east, south, north))
                        : List.of(new Envelope(west, EAST, south, north), new Envelope(-EAST, east, south, north)));
    }

    boolean meets(Geometry geometry) {
        return parts.stream()
                .anyMatch(part -> part.intersects(geometry.getEnvelopeInternal())
                        && GEOMETRIES.toGeometry(part).intersects(geometry));
    }

    private static RuntimeException refused(String fr, String en) {
        return MapProblem.refused("bbox", "WRONG_FORMAT", fr, en);
    }
}
