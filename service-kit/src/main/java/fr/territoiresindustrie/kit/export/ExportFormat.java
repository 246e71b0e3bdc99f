package fr.territoiresindustrie.kit.export;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The files that a list may be asked as; each by its media type in {@code Accept}. */
public enum ExportFormat {
    CSV(ExportFormat.TEXT_CSV, "csv", ";charset=UTF-8;header=present"),
    NDJSON(ExportFormat.X_NDJSON, "ndjson", ""),
    GEOJSON(ExportFormat.GEO_JSON, "geojson", "");

    /** RFC 4180, UTF-8, with a header. */
    public static final String TEXT_CSV = "text/csv";

    /** One JSON object a line. */
    public static final String X_NDJSON = "application/x-ndjson";

    /** RFC 7946. */
    public static final String GEO_JSON = "application/geo+json";

    private final String type;
    private final String extension;
    private final String parameters;

    ExportFormat(String type, String extension, String parameters) {
        this.type = type;
        this.extension = extension;
        this.parameters = parameters;
    }

    String contentType() {
        return type + parameters;
    }

    String fileName(String name) {
        return name + "." + extension;
    }

    /**
     * What the caller likes best: a file, or nothing for a page in JSON, which also serves whoever takes anything. The framework has
     * refused before whom neither suits.
     */
    public static Optional<ExportFormat> asked(List<MediaType> acceptable) {
        for (MediaType asked : acceptable) {
            if (asked.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            for (ExportFormat format : values()) {
                if (asked.isCompatible(MediaType.valueOf(format.type))) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }
}
