package dev.furrow.rental.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @ParameterizedTest
    @CsvSource({
        // 21:00 to 07:00 in India, which is 15:30 to 01:30 in UTC.
        "1260,420,2026-11-23T15:29:59Z,PT0S",
        "1260,420,2026-11-23T15:30:00Z,PT10H",
        "1260,420,2026-11-23T18:30:00Z,PT7H",
        "1260,420,2026-11-24T01:29:00Z,PT1M",
        "1260,420,2026-11-24T01:30:00Z,PT0S",
        // 13:00 to 14:00.
        "780,840,2026-11-23T07:29:00Z,PT0S",
        "780,840,2026-11-23T07:45:00Z,PT45M",
        "780,840,2026-11-23T08:30:00Z,PT0S",
        "0,0,2026-11-23T18:30:00Z,PT0S"
    })
    void itIsQuietFromThenUntilThen(int from, int to, Instant now, Duration left) {
        assertThat(new Preference(true, true, true, from, to).quietFor(now, INDIA))
                .isEqualTo(left);
    }

    @Test
    void anHourThatIsSkippedInSpringIsNotWaitedFor() {
        // In Berlin on this night it is 03:00 right after 02:00.
        Preference preference = new Preference(true, true, true, 0, 4 * 60);
        assertThat(preference.quietFor(Instant.parse("2026-03-29T00:30:00Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aDayHasItsMinutes() {
        assertThatThrownBy(() -> new Preference(true, true, true, 1440, 0)).hasMessageContaining("1439");
        assertThatThrownBy(() -> new Preference(true, true, true, 0, -1)).hasMessageContaining("1439");
    }
}
