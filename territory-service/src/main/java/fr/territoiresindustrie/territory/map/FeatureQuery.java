package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a collection. Read from the raw query, as OGC API Features demands that a parameter which a collection does not know
 * is refused.
 *
 * @param filters properties and the values that they must have
 */
record FeatureQuery(
        PageRequest page, @Nullable Box box, @Nullable Interval interval, Scale scale, Map<String, String> filters) {

    static final int MOST = 2_000;
    private static final int USUAL = 500;
    private static final int LONGEST = 200;
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern ZOOM = Pattern.compile("1?\\d|2[0-4]");
    private static final Set<String> KNOWN = Set.of("bbox", "datetime", "limit", "cursor", "zoom");

    static FeatureQuery parse(Layer layer, Map<String, List<String>> parameters) {
        Set<String> properties = layer.source().filters().keySet();
        Map<String, String> filters = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw MapProblem.refused(cut(name), "REPEATED", "Une seule fois.", "Once only.");
            }
            if (properties.contains(name)) {
                filters.put(name, value(name, values.getFirst()));
            } else if (!KNOWN.contains(name)) {
                throw unknown(name, properties);
            }
        });
        return new FeatureQuery(
                PageRequest.of(limit(one(parameters, "limit")), cursor(one(parameters, "cursor"))),
                Box.parse(one(parameters, "bbox")),
                Interval.parse(one(parameters, "datetime")),
                scale(one(parameters, "zoom")),
                filters);
    }

    /** Whether it asks for a layer from its beginning, as it is drawn, and leaves nothing out. */
    boolean isWholeLayer() {
        return box == null && interval == null && filters.isEmpty() && page.cursor() == null;
    }

    /** Refuses all parameters: other resources of the map know none. */
    static void none(Map<String, List<String>> parameters) {
        parameters.keySet().forEach(name -> {
            throw unknown(name, Set.of());
        });
    }

    /** The scale asked for one feature. */
    static Scale zoomOnly(Map<String, List<String>> parameters) {
        parameters.keySet().stream().filter(name -> !name.equals("zoom")).forEach(name -> {
            throw unknown(name, Set.of());
        });
        return scale(one(parameters, "zoom"));
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        @Nullable List<String> values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }

    private static String value(String name, String value) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw MapProblem.refused(name, "WRONG_SIZE", "200 caractères au plus.", "At most 200 characters.");
        }
        return value;
    }

    /** A limit above the most is not refused: the server may answer with fewer features than asked. */
    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("[1-9]\\d{4,8}")) {
            return MOST;
        }
        if (!LIMIT.matcher(text).matches()) {
            throw MapProblem.refused(
                    "limit", "OUT_OF_RANGE", "Un nombre entier à partir de 1.", "A whole number from 1.");
        }
        return Math.min(MOST, Integer.parseInt(text));
    }

    private static @Nullable String cursor(@Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw MapProblem.refused(
                    "cursor", "INVALID_CURSOR", "Suivez le lien next, tel quel.", "Follow the link next, as it is.");
        }
        return text;
    }

    private static Scale scale(@Nullable String zoom) {
        if (zoom == null) {
            return Scale.FULL;
        }
        if (!ZOOM.matcher(zoom).matches()) {
            throw MapProblem.refused(
                    "zoom", "OUT_OF_RANGE", "Un nombre entier de 0 à 24.", "A whole number from 0 to 24.");
        }
        return Scale.ofZoom(Integer.parseInt(zoom));
    }

    private static RuntimeException unknown(String name, Set<String> properties) {
        String known = String.join(", ", new TreeSet<>(properties));
        return MapProblem.UNKNOWN_MAP_PARAMETER
                .because("Cette ressource ne connaît pas ce paramètre.", "This resource does not know this parameter.")
                .parameter(
                        cut(name),
                        "UNKNOWN_MAP_PARAMETER",
                        new Text(
                                "Paramètres connus : bbox, datetime, limit, zoom, " + known,
                                "Known parameters: bbox, datetime, limit, zoom, " + known));
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
