package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.opinion.OpinionRepository.Row;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Tells, once each, of opinions that have not come in time. Any number of replicas may do it at once. */
@ApplicationScoped
class OpinionReminderService {

    private static final int AT_ONCE = 100;
    private static final Caller PLATFORM = new Caller("", "", "platform", Set.of(), Set.of(), Set.of(), null);

    private final OpinionRepository opinions;
    private final PipelineService projects;
    private final Time time;

    OpinionReminderService(OpinionRepository opinions, PipelineService projects, Time time) {
        this.opinions = opinions;
        this.projects = projects;
        this.time = time;
    }

    /** Tells of some of them; the next run goes on. */
    @Scheduled(every = "${tdi.opinion.reminder-every:10m}", delayed = "${tdi.opinion.reminder-every:10m}")
    @Transactional
    void remind() {
        List<Row> overdue = opinions.overdueUntold(time.today(), AT_ONCE);
        for (Row row : overdue) {
            opinions.markTold(row.id(), time.now());
            projects.note(
                    row.projectId(),
                    OpinionService.note("OPINION_OVERDUE", "project.opinion-overdue", row, null),
                    PLATFORM);
        }
    }
}
