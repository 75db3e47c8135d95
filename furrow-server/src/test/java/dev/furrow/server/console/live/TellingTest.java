package dev.furrow.server.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

final class TellingTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now;
    private String pulse = "a";
    private boolean welcome = true;

    /// Runs a stream for as many seconds as somebody listens.
    private String told(long seconds, LongConsumer eachSecond) throws IOException {
        new Telling(Live.of(() -> pulse), () -> pulse, "a", () -> welcome, () -> now, millis -> {
                    now += millis;
                    eachSecond.accept(now / 1_000);
                    return now < seconds * 1_000;
                })
                .run(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aChangeIsAnEventWithThePulseAsItsId() throws IOException {
        assertThat(told(3, second -> pulse = second < 2 ? "a" : "b"))
                .isEqualTo("retry: 2000\n\nid: b\nevent: changed\ndata: 1\n\n");
    }

    @Test
    void aSignOfLifeIsAllThatIsSentWhileNothingChanges() throws IOException {
        assertThat(told(50, second -> {})).isEqualTo("retry: 2000\n\n" + "event: beat\ndata: 1\n\n".repeat(2));
    }

    @Test
    void whoIsNoLongerWelcomeHearsNothingMore() throws IOException {
        assertThat(told(50, second -> {
                    welcome = second < 5;
                    pulse = second < 5 ? "a" : "b";
                }))
                .isEqualTo("retry: 2000\n\n");
        assertThat(now).isEqualTo(5_000);
    }

    @Test
    void anOldStreamEndsSoThatWhoListensIsAskedAgain() throws IOException {
        told(10_000, second -> {});

        assertThat(now).isEqualTo(Telling.LONGEST_MILLIS);
    }
}
