package fr.territoiresindustrie.gateway.openapi;

import fr.territoiresindustrie.gateway.edge.StaticFile;
import fr.territoiresindustrie.gateway.openapi.Contract.Forms;
import fr.territoiresindustrie.gateway.problem.Refusal;
import fr.territoiresindustrie.gateway.problem.RefusalAnswer;
import fr.territoiresindustrie.gateway.routing.Deprecations;
import fr.territoiresindustrie.gateway.routing.Pages;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code /openapi.json}, {@code /openapi.yaml} and {@code /openapi-3.0.json}. The documents are made while the rest starts, and kept. */
@Singleton
class ContractPages implements Pages {

    private static final Logger LOG = Logger.getLogger(ContractPages.class);

    private static final String JSON = "/openapi.json";
    private static final String YAML = "/openapi.yaml";
    private static final String OLDER = "/openapi-3.0.json";

    private final Vertx vertx;
    private final Contract contract;
    private final RefusalAnswer refusals;
    private final Deprecations deprecations;
    private volatile @Nullable Future<Files> files;

    ContractPages(Vertx vertx, Contract contract, RefusalAnswer refusals, Deprecations deprecations) {
        this.vertx = vertx;
        this.contract = contract;
        this.refusals = refusals;
        this.deprecations = deprecations;
    }

    private record Files(StaticFile json, StaticFile yaml, StaticFile older) {
        static Files of(Forms forms) {
            return new Files(
                    StaticFile.of("application/vnd.oai.openapi+json;version=3.1", forms.json()),
                    StaticFile.of("application/vnd.oai.openapi;version=3.1", forms.yaml()),
                    StaticFile.of("application/vnd.oai.openapi+json;version=3.0", forms.older()));
        }

        StaticFile at(String path) {
            return path.equals(JSON) ? json : path.equals(YAML) ? yaml : older;
        }
    }

    void prepare(@Observes StartupEvent started) {
        files();
    }

    private synchronized Future<Files> files() {
        Future<Files> known = files;
        if (known == null) {
            known = vertx.executeBlocking(this::make, false)
                    .onFailure(failure -> LOG.error("the contract cannot be made", failure));
            files = known;
        }
        return known;
    }

    private Files make() {
        Forms forms = contract.forms();
        deprecations.take(forms.document());
        return Files.of(forms);
    }

    @Override
    public boolean serves(String path) {
        return path.equals(JSON) || path.equals(YAML) || path.equals(OLDER);
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        var here = vertx.getOrCreateContext();
        files().onComplete(made -> here.runOnContext(back -> {
            if (made.failed()) {
                refusals.write(request, Refusal.INTERNAL_ERROR, null);
            } else {
                made.result().at(path).answer(request);
            }
        }));
    }
}
