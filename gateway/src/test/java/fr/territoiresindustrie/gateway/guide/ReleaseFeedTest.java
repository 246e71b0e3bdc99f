package fr.territoiresindustrie.gateway.guide;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaseFeedTest {

    private static final String CHANGELOG = """
            # Changelog

            ## [Unreleased]

            - not told yet

            ## [1.1.0] - 2027-02-03

            ### Deprecated

            - `GET /v1/old` goes on 2027-09-01 <script> & more

            ## [1.0.0] - 2027-01-02

            - the first
            """;

    @Test
    void tellsOfEachReleaseNewestFirst() throws Exception {
        Document feed = parsed(ReleaseFeed.of(CHANGELOG, "https://api.example"));
        assertThat(texts(feed, "title"))
                .containsExactly("Territoires d'industrie: changelog of the API", "1.1.0", "1.0.0");
        assertThat(texts(feed, "updated"))
                .containsExactly("2027-02-03T00:00:00Z", "2027-02-03T00:00:00Z", "2027-01-02T00:00:00Z");
        assertThat(texts(feed, "id"))
                .containsExactly(
                        "urn:territoires-industrie:changelog",
                        "urn:territoires-industrie:changelog:1.1.0",
                        "urn:territoires-industrie:changelog:1.0.0");
        assertThat(texts(feed, "content").getFirst())
                .contains("<code>GET /v1/old</code> goes on 2027-09-01 &lt;script&gt; &amp; more")
                .doesNotContain("not told yet", "the first");
        assertThat(feed.getElementsByTagName("link")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("href")
                        .getNodeValue())
                .isEqualTo("https://api.example/docs/changelog");
    }

    @Test
    void isAFeedBeforeTheFirstRelease() throws Exception {
        Document feed = parsed(ReleaseFeed.of("# Changelog\n\n## [Unreleased]\n", "https://api.example"));
        assertThat(texts(feed, "entry")).isEmpty();
        assertThat(texts(feed, "updated")).hasSize(1);
    }

    private static List<String> texts(Document feed, String name) {
        NodeList nodes = feed.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static Document parsed(String feed) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(feed)));
    }
}
