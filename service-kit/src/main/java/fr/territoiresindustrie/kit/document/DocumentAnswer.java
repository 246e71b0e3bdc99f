package fr.territoiresindustrie.kit.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answer of an operation that gives a document: HTML, or PDF to whoever asks for it in {@code Accept}. */
public final class DocumentAnswer {

    public static final String PDF = "application/pdf";

    private DocumentAnswer() {}

    /**
     * Answers a page in the form that the caller prefers. The operation says {@code @Produces({TEXT_HTML, DocumentAnswer.PDF})}, which refuses
     * every other form.
     *
     * @param fileName without its ending, plain ASCII
     * @param version of what the document shows
     */
    public static RestResponse<Object> of(
            String html, Instant writtenAt, String fileName, long version, HttpHeaders asked) {
        boolean pdf = prefersPdf(asked);
        byte[] body = pdf ? Pdf.of(html, writtenAt) : html.getBytes(StandardCharsets.UTF_8);
        return RestResponse.ResponseBuilder.<Object>ok(body)
                .header(HttpHeaders.CONTENT_TYPE, pdf ? PDF : MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + fileName + (pdf ? ".pdf" : ".html") + "\"")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.ETAG, "\"" + version + (pdf ? "-pdf" : "-html") + "\"")
                .build();
    }

    private static boolean prefersPdf(HttpHeaders asked) {
        for (@Nullable MediaType type : asked.getAcceptableMediaTypes()) {
            if (type == null || type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
                return false;
            }
            if (type.isCompatible(MediaType.valueOf(PDF))) {
                return true;
            }
        }
        return false;
    }
}
