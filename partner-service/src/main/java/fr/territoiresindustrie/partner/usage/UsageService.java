package fr.territoiresindustrie.partner.usage;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads what became of a client's requests. */
@ApplicationScoped
public class UsageService {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    private final UsageRepository usage;
    private final Time time;

    UsageService(UsageRepository usage, Time time) {
        this.usage = usage;
        this.time = time;
    }

    /** The last thirty days, unless others are asked for; 400 at most. */
    @Transactional
    public UsageView of(String subject, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate end = to == null ? LocalDate.ofInstant(time.now(), ZoneOffset.UTC) : to;
        LocalDate begin = from == null ? end.minusDays(USUAL_DAYS - 1L) : from;
        if (begin.isAfter(end) || begin.isBefore(end.minusDays(MOST_DAYS))) {
            Text why = new Text(
                    "La période va d'un jour au même ou à un autre après lui, à " + MOST_DAYS + " jours au plus.",
                    "The time runs from a day to the same one or a later one, over " + MOST_DAYS + " days at most.");
            throw RequestProblem.INVALID_FIELDS.because(why.fr(), why.en()).parameter("from", "OUT_OF_RANGE", why);
        }
        return new UsageView(begin, end, usage.operations(subject, begin, end), usage.days(subject, begin, end));
    }
}
