package fr.territoiresindustrie.kit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.page.Sweep;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers a list operation by one page in JSON, or by the whole list as a file where {@code Accept} asks for one. A file is one reading of one
 * moment, from a read-only transaction, in constant memory; {@code limit} and {@code cursor} do not apply to it. When it fails half-way, the connection is
 * cut: what arrived does not look complete.
 */
@ApplicationScoped
public class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);
    private static final int RETRY_SECONDS = 10;

    private final EntityManager entities;
    private final ObjectMapper json;
    private final ExportConfig config;
    private final HttpServerRequest request;
    private final Semaphore running;

    Exports(EntityManager entities, ObjectMapper json, ExportConfig config, HttpServerRequest request) {
        this.request = request;
        this.entities = entities;
        this.json = json;
        this.config = config;
        this.running = new Semaphore(config.concurrent());
    }

    /**
     * The answer of a list operation; a page names the files that there are of the list ({@code Link}, {@code rel="alternate"}).
     *
     * @param pages reads the list: it is called once for a page, and again and again with a request of its own for a file
     */
    public <T> RestResponse<PageView<T>> answer(
            Export<T> export,
            PageRequest page,
            UriInfo uri,
            HttpHeaders headers,
            Function<PageRequest, Page<T>> pages) {
        Optional<ExportFormat> format = ExportFormat.asked(headers.getAcceptableMediaTypes());
        return format.isEmpty()
                ? PageView.answer(pages.apply(page), uri, export.mediaTypes())
                : file(format.get(), export, pages);
    }

    /**
     * The answer of an operation that is a file in itself, as CSV.
     *
     * @param pages reads the list, as in {@link #answer}
     */
    public <T> Response csv(Export<T> export, Function<PageRequest, Page<T>> pages) {
        return file(ExportFormat.CSV, export, pages).toResponse();
    }

    /** The type of the answer stays that of the list, for the contract; the framework writes what it finds. */
    @SuppressWarnings("unchecked")
    private <T> RestResponse<PageView<T>> file(
            ExportFormat format, Export<T> export, Function<PageRequest, Page<T>> pages) {
        ExportBody body = new ExportBody(out -> stream(format, export, pages, out));
        RestResponse<?> answer = RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + format.fileName(export.name()) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Authorization, Accept, Accept-Language")
                .build();
        return (RestResponse<PageView<T>>) answer;
    }

    private <T> void stream(
            ExportFormat format, Export<T> export, Function<PageRequest, Page<T>> pages, OutputStream out) {
        if (!running.tryAcquire()) {
            throw RequestProblem.SERVICE_UNAVAILABLE
                    .because("Trop d'exports sont en cours.", "Too many exports are running.")
                    .retryAfter(RETRY_SECONDS);
        }
        try {
            QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(config.timeout().toSeconds()))
                    .run(() -> write(format, export, pages, out));
        } catch (RuntimeException failure) {
            cut(failure);
        } finally {
            running.release();
        }
    }

    /** Before the head has left a refusal can still be answered; afterwards the framework would end the answer as if it were whole. */
    private void cut(RuntimeException failure) {
        HttpServerResponse response = request.response();
        if (!response.headWritten()) {
            throw failure;
        }
        if (response.closed()) {
            LOG.debugf("the caller of %s left before its end", request.path());
        } else {
            LOG.errorf(failure, "the answer of %s was cut off", request.path());
            response.reset();
        }
    }

    private <T> void write(
            ExportFormat format, Export<T> export, Function<PageRequest, Page<T>> pages, OutputStream out) {
        entities.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
        try (Sweep sweep = new Sweep()) {
            ExportFile<T> file = ExportFile.of(format, export, json, out);
            do {
                file.write(pages.apply(sweep.request()).items());
                entities.clear();
            } while (!sweep.isOver());
            file.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
