package fr.territoiresindustrie.funding.followup;

import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.followup.BurnDownView.PointView;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how envelopes are consumed. */
@ApplicationScoped
public class FollowUpService {

    private static final int LONGEST = 120;

    private final FollowUpRepository reads;
    private final EnvelopeService envelopes;
    private final Time time;

    FollowUpService(FollowUpRepository reads, EnvelopeService envelopes, Time time) {
        this.reads = reads;
        this.envelopes = envelopes;
        this.time = time;
    }

    /** The ends of months from one day to another, at most ten years, and today where that is earlier than the last of them. */
    BurnDownView burnDown(
            String code,
            Authority authority,
            @Nullable Integer year,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Envelope envelope = envelopes.get(code);
        LocalDate today = time.today();
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        LocalDate first = from == null ? last.minusMonths(11) : from;
        List<LocalDate> days = ends(first, last);
        List<PointView> points = reads.points(envelope.id(), authority, year == null ? 0 : year, days);
        List<PointView> pace = reads.points(
                envelope.id(), authority, year == null ? 0 : year, List.of(today.minusDays(Forecast.DAYS), today));
        return new BurnDownView(
                code,
                authority,
                year,
                points,
                Forecast.of(pace.getFirst(), pace.getLast(), end(envelope, year))
                        .orElse(null));
    }

    private static @Nullable LocalDate end(Envelope envelope, @Nullable Integer year) {
        return year == null ? envelope.endsOn() : LocalDate.of(year, 12, 31);
    }

    private static List<LocalDate> ends(LocalDate first, LocalDate last) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last));
        if (last.isBefore(first) || months > LONGEST) {
            throw RequestProblem.INVALID_FIELDS
                    .because(
                            "Dix ans au plus, et la fin après le début.",
                            "Ten years at most, and the end after the start.")
                    .parameter(
                            "from",
                            "OUT_OF_RANGE",
                            new Text("Au plus dix ans avant to.", "At most ten years before to."));
        }
        return Stream.concat(
                        LongStream.range(0, months)
                                .mapToObj(
                                        i -> YearMonth.from(first).plusMonths(i).atEndOfMonth()),
                        Stream.of(last))
                .toList();
    }

    ParityView parity(String code) {
        Envelope envelope = envelopes.get(code);
        return new ParityView(code, reads.parities(envelope.id(), code));
    }
}
