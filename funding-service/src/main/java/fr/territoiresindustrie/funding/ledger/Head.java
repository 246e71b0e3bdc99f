package fr.territoiresindustrie.funding.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an envelope's ledger ends: number, instant and hash (hexadecimal) of its last movement. */
record Head(long number, Instant at, String hash) {

    /** Before the first movement. */
    static final Head NONE = new Head(0, Instant.EPOCH, "0".repeat(64));

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The instant of the next movement: now, and after the last one, so that the order of instants is that of numbers. */
    Instant next(Instant now) {
        Instant after = at.plus(1, ChronoUnit.MICROS);
        return now.isBefore(after) ? after : now;
    }

    /** The head after a movement: SHA-256 over the hash before it and the canonical form. The function movement_hash in SQL says the same. */
    Head with(long newNumber, Instant newAt, @Nullable Object... rest) {
        StringBuilder form = new StringBuilder(400);
        append(form, newNumber);
        for (@Nullable Object value : rest) {
            append(form, value);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(hash));
            byte[] chained = digest.digest(form.toString().getBytes(StandardCharsets.UTF_8));
            return new Head(newNumber, newAt, HexFormat.of().formatHex(chained));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Length in bytes, colon, value; a hyphen for none: no two different movements have the same form. */
    private static void append(StringBuilder form, @Nullable Object value) {
        if (value == null) {
            form.append('-');
            return;
        }
        String text = value instanceof Instant instant ? MICROSECONDS.format(instant) : value.toString();
        form.append(text.getBytes(StandardCharsets.UTF_8).length).append(':').append(text);
    }
}
