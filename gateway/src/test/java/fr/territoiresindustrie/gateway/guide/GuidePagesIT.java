package fr.territoiresindustrie.gateway.guide;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts of the repository as pages. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class GuidePagesIT {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("<(h[1-6]) id=");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @Inject
    Client client;

    @ParameterizedTest
    @CsvSource({
        "guide, en, Guide to the API, idempotency",
        "guide.fr, fr, Guide de l'API, idempotence",
        "domain, en, 'The domain, as built', words",
        "changelog, en, Changelog, unreleased",
    })
    void showsTheText(String name, String language, String title, String chapter) {
        HttpResponse<String> page = client.get("/docs/" + name);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-language")).contains(language);
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("script");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\">")
                .contains("<title>" + title + " - Territoires d'industrie</title>")
                .contains("<a href=\"#" + chapter + "\">")
                .contains("<a href=\"" + name + "\" aria-current=\"page\">");
        if (!name.equals("changelog")) {
            assertThat(page.body()).contains("<table>");
        }
        String tag = page.headers().firstValue("etag").orElseThrow();
        assertThat(client.get("/docs/" + name, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({"guide, guide.fr, fr, Français", "guide.fr, guide, en, English"})
    void leadsToTheOtherLanguage(String name, String other, String language, String itself) {
        HttpResponse<String> page = client.get("/docs/" + name, "Accept-Language", language);
        assertThat(page.headers().firstValue("content-language")).isNotEqualTo(Optional.of(language));
        assertThat(page.body())
                .contains("<link rel=\"alternate\" href=\"%s\" hreflang=\"%s\">".formatted(other, language))
                .contains(
                        "<a href=\"%1$s\" hreflang=\"%2$s\" lang=\"%2$s\">%3$s</a>".formatted(other, language, itself));
        assertThat(client.get("/docs/domain").body()).doesNotContain("rel=\"alternate\" href=\"guide");
    }

    @Test
    void speaksTheLanguageOfTheText() {
        assertThat(client.get("/docs/guide.fr").body())
                .contains(">Aller au texte</a>", "aria-label=\"Sommaire\"", "<a href=\".\">Référence</a>")
                .contains("<a href=\"domain\" hreflang=\"en\">Domaine</a>")
                .contains("<a href=\"domain\" hreflang=\"en\">domain.md</a>");
        assertThat(client.get("/docs/guide").body())
                .contains(">Skip to the text</a>", "aria-label=\"Contents\"")
                .contains("<a href=\".\" hreflang=\"fr\">Reference</a>", "<a href=\"domain\">domain.md</a>");
    }

    @Test
    void bothGuidesHaveTheSameHeadings() {
        List<String> english = headings(client.get("/docs/guide").body());
        assertThat(english).hasSizeGreaterThan(20).contains("h1", "h2", "h3");
        assertThat(headings(client.get("/docs/guide.fr").body())).isEqualTo(english);
    }

    private static List<String> headings(String page) {
        return HEADING.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide", "guide.fr", "domain", "changelog"})
    void everyLinkLeadsSomewhere(String name) {
        String page = client.get("/docs/" + name).body();
        List<String> ids =
                ID.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            String address = link.group(1);
            if (address.startsWith("#")) {
                assertThat(ids).contains(address.substring(1));
            } else if (!address.startsWith("https://")) {
                String path = URI.create("/docs/" + name).resolve(address).getPath();
                assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void tellsReleasesAsAFeed() {
        HttpResponse<String> feed = client.get("/docs/changelog.atom");
        assertThat(feed.headers().firstValue("content-type")).contains("application/atom+xml; charset=utf-8");
        assertThat(feed.body()).contains("<link href=\"http://localhost:8080/docs/changelog\"/>");
    }

    @Test
    void isFoundFromTheReference() {
        assertThat(client.get("/docs/").body())
                .contains("href=\"guide.fr\"", "href=\"guide\" hreflang=\"en\"", "href=\"changelog\"");
    }
}
