package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.funding.referral.ReferralRepository.Reminder;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.time.Time;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Reminds of referrals that nobody has moved, 9, 21 and 45 days after their last move. Any number of replicas may run it: a reminder is
 * written once, by whoever is first.
 */
@ApplicationScoped
public class ReminderService {

    private final ReferralRepository referrals;
    private final Outbox outbox;
    private final Time time;

    ReminderService(ReferralRepository referrals, Outbox outbox, Time time) {
        this.referrals = referrals;
        this.outbox = outbox;
        this.time = time;
    }

    @Scheduled(every = "15m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void remindToday() {
        remind(time.today());
    }

    /** Writes and tells the reminders due on a day. Gives how many referrals were reminded of. */
    @Transactional
    int remind(LocalDate today) {
        List<Reminder> due = referrals.remind(time.now(), today);
        Map<UUID, Referral> reminded =
                referrals.named(due.stream().map(Reminder::referral).toList());
        outbox.appendAll(due.stream()
                .map(reminder -> new Outbox.Event(
                        "referrals",
                        reminder.referral().toString(),
                        "referral.reminded",
                        Objects.requireNonNull(reminded.get(reminder.referral()))
                                .event(reminder.days()),
                        Outbox.traceparent()))
                .toList());
        return due.size();
    }
}
