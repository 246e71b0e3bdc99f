package fr.territoiresindustrie.gateway.guide;

import fr.territoiresindustrie.gateway.edge.EdgeConfig;
import fr.territoiresindustrie.gateway.edge.SecurityHeaders;
import fr.territoiresindustrie.gateway.edge.StaticFile;
import fr.territoiresindustrie.gateway.routing.Pages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code /docs/guide}, {@code /docs/guide.fr}, {@code /docs/domain}, {@code /docs/sandbox} and {@code /docs/changelog}, from the repository's own texts, and
 * {@code /docs/changelog.atom}. Each language has an address of its own: a link to the other one leads there whatever the browser prefers.
 */
@Singleton
class GuidePages implements Pages {

    private static final String ROOT = "/docs/";
    private static final String FEED = "changelog.atom";
    private static final String STYLE = "guide.css";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    /** Pages by name, each with the text it shows. */
    private static final Map<String, GuideText> TEXTS = Map.of(
            "guide", new GuideText("api-guide.md", GuideLanguage.ENGLISH, "guide.fr"),
            "guide.fr", new GuideText("api-guide.fr.md", GuideLanguage.FRENCH, "guide"),
            "domain", new GuideText("domain.md", GuideLanguage.ENGLISH, null),
            "sandbox", new GuideText("sandbox.md", GuideLanguage.ENGLISH, null),
            "changelog", new GuideText("CHANGELOG.md", GuideLanguage.ENGLISH, null));

    private final SecurityHeaders security;
    private final String address;
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    GuidePages(SecurityHeaders security, EdgeConfig edge) {
        this.security = security;
        this.address = edge.publicUrl().toString();
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(ROOT) && isKnown(path.substring(ROOT.length()));
    }

    private static boolean isKnown(String name) {
        return TEXTS.containsKey(name) || name.equals(FEED) || name.equals(STYLE);
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        security.allow(request.response(), POLICY);
        String name = path.substring(ROOT.length());
        GuideText text = TEXTS.get(name);
        if (text != null) {
            request.response().putHeader(HttpHeaders.CONTENT_LANGUAGE, text.language().tag);
        }
        files.computeIfAbsent(name, this::make).answer(request);
    }

    private StaticFile make(String name) {
        return switch (name) {
            case STYLE -> StaticFile.of("text/css; charset=utf-8", Buffer.buffer(read("/docs/" + STYLE)));
            case FEED ->
                StaticFile.of(
                        "application/atom+xml; charset=utf-8",
                        Buffer.buffer(ReleaseFeed.of(read("/guide/CHANGELOG.md"), address)));
            default -> {
                String markdown =
                        read("/guide/" + Objects.requireNonNull(TEXTS.get(name)).file());
                yield StaticFile.of("text/html; charset=utf-8", Buffer.buffer(GuidePage.of(name, markdown, TEXTS)));
            }
        };
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(
                GuidePages.class.getResourceAsStream(resource), "missing from the jar: " + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
