package fr.territoiresindustrie.territory.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what PostgreSQL gathered into one column as JSON: a row's lists come in the same round trip as the row. */
@ApplicationScoped
public class JsonColumn {

    private final ObjectMapper json;

    JsonColumn(ObjectMapper json) {
        this.json = json;
    }

    /** A list; a null column is an empty one. */
    public <T> List<T> list(@Nullable String column, TypeReference<List<T>> type) {
        return column == null ? List.of() : read(column, type);
    }

    public <T> T read(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL wrote this JSON", e);
        }
    }
}
