package fr.territoiresindustrie.kit.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import static fr.territoiresindustrie.kit.time.Time.PARIS;

/**
 * A page of HTML as PDF/A-3U with its structure tagged, so that it can be archived and read aloud. The same page and instant give the same bytes.
 * Nothing is fetched: what is not in the page is not in the document.
 */
public final class Pdf {

    private static final String FONT = "DejaVu Sans";
    private static final String DOCTYPE = "<!DOCTYPE html>";

    /** What XML 1.0 cannot hold, whatever a text was before. */
    private static final String NO_XML = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /**
     * Writes a page as PDF.
     *
     * @param html well-formed HTML, as the templates of the platform write it
     * @param writtenAt what the document says of its making
     */
    public static byte[] of(String html, Instant writtenAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withW3cDocument(parse(html), null)
                .useUriResolver((base, uri) -> null)
                .useFont(() -> font("DejaVuSans.ttf"), FONT, 400, FontStyle.NORMAL, true)
                .useFont(() -> font("DejaVuSans-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true)
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_3_U)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Territoires d'industrie")
                .usePDDocument(new Dated(writtenAt))
                .toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Document parse(String html) {
        String page = (html.startsWith(DOCTYPE) ? html.substring(DOCTYPE.length()) : html).replaceAll(NO_XML, "\uFFFD");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("a template writes well-formed HTML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream("/fonts/" + file));
    }

    /** Says when the document was made instead of when it was printed, whatever the printer writes down. */
    private static final class Dated extends PDDocument {

        private final Calendar writtenAt;

        Dated(Instant writtenAt) {
            this.writtenAt = GregorianCalendar.from(ZonedDateTime.ofInstant(writtenAt, PARIS));
            setDocumentId(writtenAt.toEpochMilli());
        }

        @Override
        public void setDocumentInformation(PDDocumentInformation information) {
            information.setCreationDate(writtenAt);
            super.setDocumentInformation(information);
        }
    }
}
