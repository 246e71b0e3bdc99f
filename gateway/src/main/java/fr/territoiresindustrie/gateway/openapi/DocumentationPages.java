package fr.territoiresindustrie.gateway.openapi;

import fr.territoiresindustrie.gateway.access.AccessConfig;
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
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** {@code /docs}: Swagger UI from this jar. The pages load nothing from elsewhere and run no script that is not a file of theirs. */
@Singleton
class DocumentationPages implements Pages {

    private static final String ROOT = "/docs";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String PAGE = "text/html; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", PAGE,
            "start.js", SCRIPT,
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", SCRIPT,
            "oauth2-redirect.html", PAGE,
            "oauth2-redirect.js", SCRIPT,
            "favicon-32x32.png", "image/png");

    private final SecurityHeaders security;
    private final String policy;
    private final Function<String, String> settings;
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    DocumentationPages(SecurityHeaders security, AccessConfig access, OpenApiConfig config) {
        this.security = security;
        URI issuer = URI.create(access.issuer());
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "font-src 'self'; connect-src 'self' " + issuer.getScheme() + "://" + issuer.getAuthority()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        this.settings = text -> text.replace("{client}", config.client());
    }

    @Override
    public boolean serves(String path) {
        return path.equals(ROOT) || path.equals("/") || (path.startsWith(ROOT + "/") && TYPES.containsKey(name(path)));
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        if (path.equals("/") || path.equals(ROOT)) {
            request.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, ROOT + "/")
                    .end();
            return;
        }
        security.allow(request.response(), policy);
        files.computeIfAbsent(name(path), this::load).answer(request);
    }

    private static String name(String path) {
        String name = path.substring(ROOT.length() + 1);
        return name.isEmpty() ? "index.html" : name;
    }

    private StaticFile load(String name) {
        boolean own = name.equals("index.html") || name.equals("start.js");
        String resource =
                own ? "/docs/" + name : "/META-INF/resources/webjars/swagger-ui/" + Webjar.VERSION + "/" + name;
        try (InputStream in = Objects.requireNonNull(
                DocumentationPages.class.getResourceAsStream(resource), "missing from the jar: " + resource)) {
            Buffer content = Buffer.buffer(in.readAllBytes());
            String type = Objects.requireNonNull(TYPES.get(name));
            return StaticFile.of(type, own ? Buffer.buffer(settings.apply(content.toString())) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
