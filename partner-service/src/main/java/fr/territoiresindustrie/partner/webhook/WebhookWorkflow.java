package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Set;

/** The moves of a webhook. Only the platform disables, which is no command. */
final class WebhookWorkflow {

    static final Set<String> OWNER = Set.of("OWNER");

    static final Workflow<Webhook, WebhookState, WebhookCommand> TABLE = Workflow.of(
                    WebhookCommand.class, Webhook::state)
            .move(WebhookState.ACTIVE, WebhookCommand.PAUSE, WebhookState.PAUSED, OWNER, List.of())
            .move(WebhookState.PAUSED, WebhookCommand.RESUME, WebhookState.ACTIVE, OWNER, List.of())
            .move(WebhookState.DISABLED, WebhookCommand.RESUME, WebhookState.ACTIVE, OWNER, List.of())
            .build();

    private WebhookWorkflow() {}
}
