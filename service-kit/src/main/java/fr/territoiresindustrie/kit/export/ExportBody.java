package fr.territoiresindustrie.kit.export;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Consumer;

/** What an answer holds in place of a page: how to write the file, once the answer's head may leave. */
record ExportBody(Consumer<OutputStream> file) {

    /**
     * Registered for all types and not for this one alone: the framework chooses an operation's writers when it is built, by the type that the
     * operation declares, which is the page's. Bytes are a refusal, met while the file was begun.
     */
    @Provider
    @Produces({ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    public static class Writer implements MessageBodyWriter<Object> {

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == ExportBody.class || type == byte[].class;
        }

        @Override
        public void writeTo(
                Object body,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            if (body instanceof ExportBody export) {
                export.file().accept(out);
            } else {
                out.write((byte[]) body);
            }
        }
    }
}
