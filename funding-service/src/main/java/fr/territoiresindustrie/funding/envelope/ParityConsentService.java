package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes funders' consents to parity in: nobody is late with what they have not agreed to match. */
@ApplicationScoped
public class ParityConsentService {

    private final ParityConsentRepository consents;
    private final EnvelopeService envelopes;
    private final Outbox outbox;
    private final Time time;

    ParityConsentService(ParityConsentRepository consents, EnvelopeService envelopes, Outbox outbox, Time time) {
        this.consents = consents;
        this.envelopes = envelopes;
        this.outbox = outbox;
        this.time = time;
    }

    /** What the others are told of a consent. */
    record ConsentEvent(String code, String fundingSource, String owner, String partner) {}

    /** Consents, by the owner of an envelope, to match what the partner receives at parity with it. Twice is once. */
    @Transactional
    ParityConsentView consent(String code, String partner, Caller caller) {
        Envelope envelope = envelopes.get(code);
        if (!envelope.isOwnedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul l'organisme qui répond d'une enveloppe s'engage pour elle.",
                    "Only the body that answers for an envelope commits itself for it.");
        }
        Envelope other = envelopes
                .find(partner)
                .orElseThrow(() -> invalid("UNKNOWN_ENVELOPE", "Enveloppe inconnue.", "Unknown envelope."));
        if (other.id().equals(envelope.id())) {
            throw invalid(
                    "SAME_ENVELOPE", "Une enveloppe n'est pas à parité avec elle-même.", "No parity with itself.");
        }
        if (consents.give(envelope, other, time.now(), caller.name())) {
            outbox.append(
                    "envelopes",
                    code,
                    "envelope.parity-consented",
                    new ConsentEvent(code, envelope.sourceCode(), envelope.ownerCode(), partner));
        }
        return new ParityConsentView(code, partner);
    }

    private static Problem invalid(String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at("/partner", code, new Text(fr, en));
    }

    /** Refuses (409) parity with the envelope of another body that has not consented to it. */
    void demand(Envelope replenished, Envelope partner, Caller caller) {
        if (!partner.isOwnedBy(caller) && !consents.isGiven(partner, replenished)) {
            throw EnvelopeProblem.PARITY_NOT_CONSENTED
                    .because(
                            "L'organisme qui répond de " + partner.code() + " ne s'est pas engagé à cette parité.",
                            "The body that answers for " + partner.code() + " has not consented to this parity.")
                    .at(
                            "/counterpart",
                            "PARITY_NOT_CONSENTED",
                            new Text("Son accord vient d'abord.", "Its consent comes first."));
        }
    }
}
