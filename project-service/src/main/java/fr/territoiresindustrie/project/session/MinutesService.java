package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.project.committee.Member;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the minutes of a session, from what the session itself holds. */
@ApplicationScoped
class MinutesService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final SessionService sessions;

    MinutesService(SessionService sessions) {
        this.sessions = sessions;
    }

    /** The minutes as a page, dated as of the last change of the session. */
    record Minutes(String html, Instant at, LocalDate heldOn, long version) {}

    /** What the page shows. */
    record Page(
            String committee,
            String heldOn,
            @Nullable String place,
            boolean draft,
            List<Attendee> present,
            List<Attendee> absent,
            long votersPresent,
            int quorum,
            boolean quorumMet,
            List<Item> items,
            @Nullable String remarks) {}

    record Attendee(String name, String organisation, String role) {}

    record Item(
            int position,
            String reference,
            String title,
            @Nullable String presentedBy,
            String decision,
            @Nullable String reason,
            List<Reservation> conditions) {}

    record Reservation(String text, String dueOn) {}

    @CheckedTemplate(basePath = "session", requireTypeSafeExpressions = false)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance minutes(Page page);
    }

    @Transactional
    Minutes of(UUID id, Caller caller) {
        SeenSession seen = sessions.seen(id, caller);
        if (!seen.readsAll()) {
            throw RequestProblem.FORBIDDEN.because(
                    "Le procès-verbal va au secrétariat et à la délégation.",
                    "Minutes are for the secretariat and the delegation.");
        }
        CommitteeSession session = seen.session();
        return new Minutes(
                Templates.minutes(page(seen)).render(), session.updatedAt(), session.heldOn(), session.version());
    }

    private static Page page(SeenSession seen) {
        CommitteeSession session = seen.session();
        SessionCase facts = seen.facts();
        List<AgendaItem> agenda = session.agenda();
        return new Page(
                seen.committee().name(),
                session.heldOn().format(DAY),
                session.place(),
                session.state() != SessionStatus.CLOSED,
                attendees(seen, true),
                attendees(seen, false),
                facts.votersPresent(),
                seen.committee().quorum(),
                facts.hasQuorum(),
                IntStream.range(0, agenda.size())
                        .mapToObj(i -> item(i + 1, agenda.get(i)))
                        .toList(),
                session.remarks());
    }

    private static List<Attendee> attendees(SeenSession seen, boolean present) {
        return seen.committee().members().stream()
                .filter(member -> member.sitsOn(seen.session().heldOn()))
                .filter(member -> seen.session().present().contains(member.name()) == present)
                .map(member -> new Attendee(member.name(), member.organisation(), role(member.role())))
                .toList();
    }

    private static String role(Member.Role role) {
        return switch (role) {
            case CHAIR -> "président·e";
            case VOTING -> "membre délibérant";
            case ADVISORY -> "membre consultatif";
        };
    }

    private static Item item(int position, AgendaItem item) {
        @Nullable ItemDecision decision = item.decision();
        return new Item(
                position,
                item.reference(),
                item.title() == null ? "" : item.title(),
                item.presentedBy(),
                decision == null ? "Sans décision" : decision.kind().label(),
                decision == null ? null : decision.reason(),
                decision == null
                        ? List.of()
                        : decision.conditions().stream()
                                .map(c -> new Reservation(c.text(), c.dueOn().format(DAY)))
                                .toList());
    }
}
