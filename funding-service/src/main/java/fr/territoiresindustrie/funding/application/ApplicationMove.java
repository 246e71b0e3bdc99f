package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKey;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.version.IfMatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its transaction.
 *
 * @param traceparent of the request, for the events
 */
record ApplicationMove(
        UUID id,
        ApplicationRequests.Move request,
        IfMatch version,
        Caller caller,
        IdempotencyKey key,
        @Nullable String traceparent) {

    /** Where it led. */
    record Made(ApplicationMove move, Application application, ApplicationStatus before) {

        History.Signed history() {
            return new History.Signed(
                    new History.Entry(
                            ApplicationService.TYPE,
                            application.id().toString(),
                            move.request().command().name(),
                            before.name(),
                            application.state().name(),
                            move.request().reason(),
                            null),
                    move.caller());
        }

        Outbox.Event event() {
            return new Outbox.Event(
                    "applications",
                    application.id().toString(),
                    ApplicationEvent.type(move.request().command()),
                    ApplicationEvent.of(application),
                    move.traceparent());
        }
    }
}
