package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.opinion.OpinionRepository.Row;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Set;

/** Tells, once each, of opinions that are due soon, and of those that have not come in time. Any number of replicas may do it at once. */
@ApplicationScoped
class OpinionReminderService {

    private static final int AT_ONCE = 100;
    private static final Caller PLATFORM = new Caller("", "", "platform", Set.of(), Set.of(), Set.of(), null);

    private final OpinionRepository opinions;
    private final PipelineService projects;
    private final OpinionConfig config;
    private final Time time;

    OpinionReminderService(OpinionRepository opinions, PipelineService projects, OpinionConfig config, Time time) {
        this.opinions = opinions;
        this.projects = projects;
        this.config = config;
        this.time = time;
    }

    /** Tells of some of them; the next run goes on. */
    @Scheduled(every = "${tdi.opinion.reminder-every:10m}", delayed = "${tdi.opinion.reminder-every:10m}")
    @Transactional
    void remind() {
        tell(Reminder.OVERDUE, time.today());
        tell(Reminder.DUE_SOON, time.today().plusDays(config.remindDaysBefore()));
    }

    private void tell(Reminder reminder, LocalDate dueBefore) {
        for (Row row : opinions.untold(reminder, time.today(), dueBefore, AT_ONCE)) {
            opinions.markTold(reminder, row.id(), time.now());
            projects.note(
                    row.projectId(), OpinionService.note(reminder.action(), reminder.event(), row, null), PLATFORM);
        }
    }
}
