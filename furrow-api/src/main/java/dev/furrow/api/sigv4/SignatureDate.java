package dev.furrow.api.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When a request was signed.
///
/// @param at the instant
/// @param text in the basic form: `20261122T203749Z`
record SignatureDate(Instant at, String text) {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final int BASIC_LENGTH = 16;

    static SignatureDate of(Instant at) {
        return new SignatureDate(at, BASIC.format(at.atOffset(ZoneOffset.UTC)));
    }

    /// Reads the basic form; null if it is none.
    static @Nullable SignatureDate parseBasic(String text) {
        // The formatter is slow and every request has one of these.
        if (text.length() != BASIC_LENGTH || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return null;
        }
        try {
            LocalDateTime at = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 4, 6),
                    digits(text, 6, 8),
                    digits(text, 9, 11),
                    digits(text, 11, 13),
                    digits(text, 13, 15));
            return new SignatureDate(at.toInstant(ZoneOffset.UTC), text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /// Reads a `Date` header, which may have the basic form or that of HTTP; null if it is neither.
    static @Nullable SignatureDate parseHttp(String text) {
        SignatureDate basic = parseBasic(text);
        if (basic != null) {
            return basic;
        }
        try {
            return of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return null;
        }
    }

    /// The day in UTC, eight digits.
    String day() {
        return text.substring(0, 8);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("No digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
