package dev.furrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class SteadyClockTest {
    private static final long START = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private long wall = START;
    private long nanos = -77;

    private SteadyClock clock(long noEarlierThan) {
        return new SteadyClock(noEarlierThan, () -> wall, () -> nanos);
    }

    /// Real time passes, and the machine's clock knows it.
    private void pass(long millis) {
        wall += millis;
        nanos += millis * 1_000_000;
    }

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(SteadyClock.class);
    }

    private List<ILoggingEvent> warnings() {
        return log.list.stream().filter(event -> event.getLevel() == Level.WARN).toList();
    }

    @Test
    void ordinarilyItShowsWhatTheMachineShows() {
        SteadyClock clock = clock(0);
        for (int i = 0; i < 100; i++) {
            assertThat(clock.now()).isEqualTo(wall);
            pass(7L * i);
        }
    }

    @Test
    void itFollowsAClockThatIsSetForward() {
        SteadyClock clock = clock(0);
        wall += HOUR;

        assertThat(clock.now()).isEqualTo(START + HOUR);
    }

    /// A machine that sleeps may stop its stopwatch meanwhile.
    @Test
    void itFollowsAMachineThatHasSlept() {
        SteadyClock clock = clock(0);
        wall += 8 * HOUR;
        nanos += 1;

        assertThat(clock.now()).isEqualTo(START + 8 * HOUR);
    }

    @Test
    void whenTheMachinesClockIsSetBackItGoesOnMoreSlowly() {
        SteadyClock clock = clock(0);
        clock.now();
        wall -= HOUR;

        assertThat(clock.now()).isEqualTo(START);
        pass(1_000);
        assertThat(clock.now()).isEqualTo(START + 900);
        pass(10_000);
        assertThat(clock.now()).isEqualTo(START + 9_900);
    }

    /// An hour is caught up in ten, because a tenth of the time is left out.
    @Test
    void theMachinesClockCatchesUp() {
        SteadyClock clock = clock(0);
        clock.now();
        wall -= HOUR;
        pass(10 * HOUR - 1_000);
        assertThat(clock.now()).isGreaterThan(wall);
        pass(1_000);
        assertThat(clock.now()).isEqualTo(wall);
        pass(5_000);
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void itBeginsNoEarlierThanTheStoreEnds() {
        SteadyClock clock = clock(START + 24 * HOUR);

        assertThat(clock.now()).isEqualTo(START + 24 * HOUR);
        pass(1_000);
        assertThat(clock.now()).isEqualTo(START + 24 * HOUR + 900);
    }

    @Test
    void aStoreThatWasWrittenLongAgoHoldsNothingBack() {
        assertThat(clock(START - 1_000 * HOUR).now()).isEqualTo(START);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aClockFarBehindTheStoreIsWarnedOfOnce() {
        SteadyClock clock = clock(START + HOUR);
        for (int i = 0; i < 10; i++) {
            pass(1_000);
            clock.now();
        }

        assertThat(warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.getFormattedMessage())
                        .contains("2027-01-15T08:00:00Z", "2027-01-15T09:00:00Z"));
    }

    /// Small corrections are no news: that of a restart within the second in which a clock was corrected.
    @Test
    void aClockALittleBehindTheStoreIsNotWarnedOf() {
        clock(START + 60_000);

        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void itNeverGoesBackAndNeverRunsAheadOfBothClocks(long seed) {
        Random random = new Random(seed);
        SteadyClock clock = clock(START + random.nextInt(10_000));
        long before = clock.now();
        for (int step = 0; step < 20_000; step++) {
            int elapsed = random.nextInt(50);
            pass(elapsed);
            if (random.nextInt(10) == 0) {
                wall += random.nextInt(20_000) - 10_000;
            }
            long now = clock.now();
            assertThat(now).isBetween(before, Math.max(wall, before + elapsed));
            before = now;
        }
    }
}
