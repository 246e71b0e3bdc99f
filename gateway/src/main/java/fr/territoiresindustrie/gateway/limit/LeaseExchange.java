package fr.territoiresindustrie.gateway.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.gateway.limit.Exchanged.Question;
import fr.territoiresindustrie.gateway.limit.Exchanged.Reply;
import fr.territoiresindustrie.gateway.limit.Ledger.Demanded;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The exchange with the partner side, one at a time: leases asked for, usage told, limits and the list of those shut out learnt. It runs beside
 * the requests; none waits for it but those of a caller who has used up what was leased ahead. When it fails, this instance goes on alone.
 */
@Singleton
class LeaseExchange {

    private static final Logger LOG = Logger.getLogger(LeaseExchange.class);
    private static final int AT_ONCE = 500;
    private static final int KEY_LENGTH = 32;

    private final Vertx vertx;
    private final LimitConfig config;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final HttpClient client;
    private final RequestOptions address;
    private final String instance;
    private final AtomicBoolean running = new AtomicBoolean();
    private long usageNumber;
    private List<UsageCount.Told> untold = List.of();
    private String deniedTag = "";
    private long timer = -1;

    LeaseExchange(Vertx vertx, LimitConfig config, Ledger ledger, ObjectMapper json) {
        this.vertx = vertx;
        this.config = config;
        this.ledger = ledger;
        this.json = json;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setKeepAliveTimeout(20)
                .setMaxPoolSize(1));
        this.address = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.url() + "/internal/exchanges")
                .setTimeout(config.timeout().toMillis())
                .putHeader("gateway-key", config.key())
                .putHeader(HttpHeaders.CONTENT_TYPE.toString(), "application/json");
        byte[] name = new byte[16];
        new SecureRandom().nextBytes(name);
        this.instance = HexFormat.of().formatHex(name);
    }

    void start(@Observes StartupEvent started, @ConfigProperty(name = "tdi.environment") String environment) {
        if (!Set.of("local", "test").contains(environment) && config.key().length() < KEY_LENGTH) {
            throw new IllegalStateException("refusing to start in production: GATEWAY_KEY is shorter than " + KEY_LENGTH
                    + " characters (TDI_ENVIRONMENT=local is for a laptop)");
        }
        if (config.enabled()) {
            timer = vertx.setPeriodic(0, config.heartbeat().toMillis(), tick -> run());
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /** Asks at once for what is demanded, unless an exchange is under way, which is followed by another. */
    void wake() {
        if (!ledger.isAlone()) {
            run();
        }
    }

    private void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        List<Demanded> demanded = ledger.takeDemands(AT_ONCE);
        try {
            Buffer question = question(demanded);
            client.request(address)
                    .compose(request -> request.send(question))
                    .compose(answer -> answer.statusCode() == 200
                            ? answer.body()
                            : Future.failedFuture("status " + answer.statusCode()))
                    .map(body -> understand(body, demanded))
                    .onComplete(done -> end(demanded, done.succeeded() ? null : done.cause()));
        } catch (JsonProcessingException | RuntimeException broken) {
            end(demanded, broken);
        }
    }

    private Buffer question(List<Demanded> demanded) throws JsonProcessingException {
        if (untold.isEmpty()) {
            untold = ledger.takeUsage();
            usageNumber++;
        }
        return Buffer.buffer(json.writeValueAsBytes(new Question(
                instance,
                ledger.policyTag(),
                deniedTag,
                demanded.stream().map(Demanded::demand).toList(),
                usageNumber,
                untold)));
    }

    private Reply understand(Buffer body, List<Demanded> demanded) {
        try {
            Reply reply = json.readValue(body.getBytes(), Reply.class);
            if (reply.leases().size() != demanded.size()) {
                throw new IllegalStateException("as many leases as demands were expected");
            }
            untold = List.of();
            deniedTag = reply.deniedTag();
            @Nullable List<Policies.Item> items = reply.policies();
            boolean wasAlone = ledger.isAlone();
            ledger.inTouch(
                    reply.instances(), items == null ? null : Policies.of(reply.policyTag(), items), reply.denied());
            if (wasAlone) {
                LOG.info("limits are shared with the other gateways");
            }
            for (int i = 0; i < demanded.size(); i++) {
                Exchanged.Lease lease = reply.leases().get(i);
                Demanded one = demanded.get(i);
                one.meter().receive(one.demand(), lease.granted(), lease.left());
            }
            return reply;
        } catch (IOException unreadable) {
            throw new IllegalStateException("the partner side's answer is unreadable", unreadable);
        }
    }

    private void end(List<Demanded> demanded, @Nullable Throwable failure) {
        if (failure != null) {
            if (!ledger.isAlone()) {
                LOG.warnf("limits are kept by this gateway alone (%s)", failure.getMessage());
            }
            ledger.alone();
            demanded.forEach(one -> one.meter().ended());
            ledger.takeDemands(Integer.MAX_VALUE).forEach(one -> one.meter().ended());
        }
        running.set(false);
        if (failure == null && ledger.hasDemands()) {
            run();
        }
    }
}
