package fr.territoiresindustrie.kit.document;

import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PdfTest {

    private static final Instant THEN = Instant.parse("2026-11-22T09:00:00Z");

    private static String page(String body) {
        return """
                <!DOCTYPE html>
                <html lang="fr"><head><title>Procès-verbal</title><meta name="description" content="Essai"/>
                <style>body { font-family: 'DejaVu Sans'; }</style></head><body>%s</body></html>""".formatted(body);
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void writesTextThatCanBeReadAgain() throws IOException {
        byte[] pdf = Pdf.of(page("<h1>Cœur d'Oise — Čapek, Ελλάδα, 12 €</h1>"), THEN);
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(textOf(pdf)).contains("Cœur d'Oise — Čapek, Ελλάδα, 12 €");
    }

    @Test
    void writesTheSameBytesForTheSamePage() {
        String page = page("<h1>Séance</h1><table><tr><th>A</th></tr><tr><td>b</td></tr></table>");
        assertThat(Pdf.of(page, THEN)).isEqualTo(Pdf.of(page, THEN));
    }

    @Test
    void isTaggedAndSaysWhatItIs() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.of(page("<h1>Séance</h1>"), THEN))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Procès-verbal");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(THEN);
            assertThat(new String(
                            document.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("pdfaid")
                    .contains("2026-11-22T10:00:00");
        }
    }

    @Test
    void fetchesNothingAndReadsNoFile() throws IOException {
        byte[] pdf = Pdf.of(
                page(
                        "<p>a<img alt=\"x\" src=\"file:///etc/passwd\"/><img alt=\"y\" src=\"http://127.0.0.1:1/\"/>b</p>"),
                THEN);
        assertThat(textOf(pdf)).contains("a").doesNotContain("root:");
        assertThatThrownBy(() -> Pdf.of(
                        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body>&x;</body></html>",
                        THEN))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void replacesWhatXmlCannotHold() throws IOException {
        assertThat(textOf(Pdf.of(page("<p>avant\uFFFEaprès</p>"), THEN)))
                .contains("avant")
                .contains("après");
    }
}
