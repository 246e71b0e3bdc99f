package fr.territoiresindustrie.territory.map;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The days asked for by {@code datetime} (RFC 3339): one, or from one to another, either open. */
record Interval(LocalDate since, LocalDate until) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final int LONGEST = 100;
    private static final int DATE = 10;

    static @Nullable Interval parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] ends = text.length() > LONGEST ? new String[0] : text.split("/", -1);
        if (ends.length == 0 || ends.length > 2) {
            throw refused();
        }
        Interval interval = ends.length == 1
                ? new Interval(day(ends[0]), day(ends[0]))
                : new Interval(isOpen(ends[0]) ? FIRST : day(ends[0]), isOpen(ends[1]) ? LAST : day(ends[1]));
        if (interval.since.isAfter(interval.until)) {
            throw refused();
        }
        return interval;
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = text.length() == DATE
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).atZoneSameInstant(PARIS).toLocalDate();
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            throw refused();
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return MapProblem.refused(
                "datetime",
                "WRONG_FORMAT",
                "Une date, un instant (RFC 3339), ou un intervalle : 2024-01-01/2024-12-31, 2024-01-01/.., ../2024-12-31.",
                "A date, an instant (RFC 3339), or an interval: 2024-01-01/2024-12-31, 2024-01-01/.., ../2024-12-31.");
    }
}
