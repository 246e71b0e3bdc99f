package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.partner.feed.Audience;
import fr.territoiresindustrie.partner.feed.FeedCursor;
import fr.territoiresindustrie.partner.feed.FeedHead;
import fr.territoiresindustrie.partner.webhook.AddressPolicy.RefusedAddress;
import fr.territoiresindustrie.partner.webhook.WebhookRepository.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners do with their webhooks. */
@ApplicationScoped
class WebhookService {

    private static final int USUAL_OVERLAP_HOURS = 24;

    private final WebhookRepository webhooks;
    private final WebhookSecrets secrets;
    private final AddressPolicy addresses;
    private final FeedHead head;
    private final History history;
    private final WebhookConfig config;
    private final Ids ids;
    private final Time time;

    WebhookService(
            WebhookRepository webhooks,
            WebhookSecrets secrets,
            AddressPolicy addresses,
            FeedHead head,
            History history,
            WebhookConfig config,
            Ids ids,
            Time time) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.addresses = addresses;
        this.head = head;
        this.history = history;
        this.config = config;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Page<WebhookView> list(@Nullable WebhookState state, PageRequest page, Caller caller) {
        return webhooks.page(WebhookOwner.of(caller), state, page).map(this::view);
    }

    @Transactional
    WebhookView get(UUID id, Caller caller) {
        return view(of(id, caller));
    }

    @Transactional
    WebhookView create(WebhookRequests.Writing writing, Caller caller) {
        check(writing.address());
        String owner = WebhookOwner.of(caller);
        if (webhooks.countAlone(owner) >= config.perOwner()) {
            throw WebhookProblem.TOO_MANY_WEBHOOKS
                    .because(
                            "Vous avez déjà " + config.perOwner() + " webhooks : supprimez-en un.",
                            "You have " + config.perOwner() + " webhooks already: delete one.")
                    .with("limit", config.perOwner());
        }
        UUID id = ids.next();
        Webhook webhook = new Webhook(id, owner, caller.name(), secrets.fresh(id), time.now());
        write(webhook, writing, caller);
        webhooks.persistAndFlush(webhook);
        FeedHead.Mark mark = head.now();
        webhooks.begin(id, mark.feed(), mark.last());
        note(webhook, "CREATE", null, caller);
        return view(webhook);
    }

    @Transactional
    WebhookView write(UUID id, WebhookRequests.Writing writing, IfMatch version, Caller caller) {
        Webhook webhook = of(id, caller);
        version.check(webhook.version());
        check(writing.address());
        write(webhook, writing, caller);
        note(webhook, "WRITE", null, caller);
        webhooks.flush();
        return view(webhook);
    }

    private void write(Webhook webhook, WebhookRequests.Writing writing, Caller caller) {
        webhook.write(
                writing.address(),
                writing.description(),
                Objects.requireNonNullElse(writing.types(), List.of()),
                Objects.requireNonNullElse(writing.about(), List.of()),
                List.copyOf(Audience.of(caller)),
                time.now());
    }

    private void check(String address) {
        try {
            addresses.check(address);
        } catch (RefusedAddress refused) {
            throw WebhookProblem.WEBHOOK_ADDRESS_REFUSED
                    .because(refused.why().fr(), refused.why().en())
                    .at("/address", "WRONG_FORMAT", refused.why());
        }
    }

    @Transactional
    void delete(UUID id, IfMatch version, Caller caller) {
        Webhook webhook = of(id, caller);
        version.check(webhook.version());
        webhooks.hold(id);
        note(webhook, "DELETE", webhook.address(), caller);
        webhooks.delete(webhook);
    }

    /** The secret as it is; only its owner asks. */
    @Transactional
    WebhookView.Secret secret(UUID id, Caller caller) {
        return secret(of(id, caller));
    }

    @Transactional
    WebhookView rotate(UUID id, WebhookRequests.@Nullable Rotation rotation, IfMatch version, Caller caller) {
        Webhook webhook = of(id, caller);
        version.check(webhook.version());
        int hours = rotation == null || rotation.overlapHours() == null ? USUAL_OVERLAP_HOURS : rotation.overlapHours();
        Instant now = time.now();
        webhook.rotate(secrets.fresh(id), now.plus(Duration.ofHours(hours)), now);
        note(webhook, "ROTATE_SECRET", null, caller);
        webhooks.flush();
        return view(webhook);
    }

    @Transactional
    TransitionsView options(UUID id, Caller caller, Locale locale) {
        Webhook webhook = of(id, caller);
        return TransitionsView.of(
                webhook.state(),
                webhook.version(),
                WebhookWorkflow.TABLE.options(webhook, WebhookWorkflow.OWNER),
                locale);
    }

    @Transactional
    WebhookView run(UUID id, WebhookRequests.Transition transition, IfMatch version, Caller caller) {
        Webhook webhook = of(id, caller);
        version.check(webhook.version());
        WebhookState from = webhook.state();
        if (Boolean.TRUE.equals(transition.dryRun())) {
            WebhookWorkflow.TABLE.decide(webhook, transition.command(), WebhookWorkflow.OWNER);
            return view(webhook);
        }
        webhook.run(transition.command(), time.now());
        history.append(
                new History.Entry(
                        "webhook",
                        id.toString(),
                        transition.command().name(),
                        from.name(),
                        webhook.state().name(),
                        null,
                        null),
                caller);
        webhooks.flush();
        return view(webhook);
    }

    /** Tells everything after a cursor once more. */
    @Transactional
    WebhookView replay(UUID id, WebhookRequests.Replay replay, Caller caller) {
        Webhook webhook = of(id, caller);
        FeedHead.Mark mark = head.now();
        webhooks.rewind(id, mark.feed(), FeedCursor.read(replay.after(), mark));
        note(webhook, "REPLAY", replay.after(), caller);
        return view(webhook);
    }

    @Transactional
    Page<HistoryEntryView> history(UUID id, PageRequest page, Caller caller) {
        return history.of("webhook", of(id, caller).id().toString(), page);
    }

    private Webhook of(UUID id, Caller caller) {
        return webhooks.ofOwner(id, WebhookOwner.of(caller)).orElseThrow(RequestProblem::notFound);
    }

    private void note(Webhook webhook, String action, @Nullable String reason, Caller caller) {
        history.append(new History.Entry("webhook", webhook.id().toString(), action, null, null, reason, null), caller);
    }

    private WebhookView.Secret secret(Webhook webhook) {
        return new WebhookView.Secret(secrets.text(webhook.secret(), webhook.id()), webhook.formerUntil(time.now()));
    }

    private WebhookView view(Webhook webhook) {
        Progress progress = webhooks.progress(webhook.id());
        return new WebhookView(
                webhook.id(),
                webhook.address(),
                webhook.description(),
                webhook.types(),
                webhook.about(),
                webhook.state(),
                webhook.cause(),
                webhook.formerUntil(time.now()),
                new FeedCursor(progress.feed(), progress.position()).text(),
                progress.waiting(),
                progress.lastSuccessAt(),
                progress.failingSince(),
                webhook.createdBy(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }
}
