package fr.territoiresindustrie.partner.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.partner.limit.Exchange.Question;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Where gateways come: on the management port, which nothing from outside is routed to, and with a key. */
@ApplicationScoped
class GatewayDoor {

    private static final Logger LOG = Logger.getLogger(GatewayDoor.class);
    private static final String ADDRESS = "/internal/exchanges";
    private static final int KEY_LENGTH = 32;
    private static final int BODY_LIMIT = 1 << 20;

    private final ExchangeService exchanges;
    private final GatewayConfig config;
    private final ObjectMapper json;

    GatewayDoor(ExchangeService exchanges, GatewayConfig config, ObjectMapper json) {
        this.exchanges = exchanges;
        this.config = config;
        this.json = json;
    }

    void check(
            @Observes @Priority(1) StartupEvent started, @ConfigProperty(name = "tdi.environment") String environment) {
        if (!Set.of("local", "test").contains(environment) && config.key().length() < KEY_LENGTH) {
            throw new IllegalStateException("refusing to start in production: GATEWAY_KEY is shorter than " + KEY_LENGTH
                    + " characters (TDI_ENVIRONMENT=local is for a laptop)");
        }
    }

    void open(@Observes ManagementInterface management) {
        management.router().post(ADDRESS).handler(this::admit);
        management
                .router()
                .post(ADDRESS)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .blockingHandler(this::answer, false);
    }

    private void admit(RoutingContext context) {
        String given = context.request().getHeader("gateway-key");
        boolean known = given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), config.key().getBytes(StandardCharsets.UTF_8));
        if (known) {
            context.next();
        } else {
            context.response().setStatusCode(404).end();
        }
    }

    private void answer(RoutingContext context) {
        try {
            Question question = json.readValue(context.body().buffer().getBytes(), Question.class);
            Buffer reply = Buffer.buffer(json.writeValueAsBytes(exchanges.exchange(question)));
            context.response().putHeader("content-type", "application/json").end(reply);
        } catch (JsonProcessingException unreadable) {
            LOG.warnf("a gateway's question is unreadable (%s)", unreadable.getOriginalMessage());
            context.response().setStatusCode(400).end();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("a gateway's question could not be answered", failure);
            context.response().setStatusCode(503).end();
        }
    }
}
