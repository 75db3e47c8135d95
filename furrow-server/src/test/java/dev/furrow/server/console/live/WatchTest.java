package dev.furrow.server.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private String pulse = "a";
    private Object state = 1;
    private int looks;
    private final Live live = Live.of(this::look);
    private final Watch watch = new Watch(live, () -> pulse, "a");

    private Object look() {
        looks++;
        return state;
    }

    @Test
    void nothingIsLookedUpWhileThePulseRests() {
        // Once at the beginning, once more because what a commit sets free comes after it.
        assertThat(watch.isDue(0)).isFalse();
        looks = 0;
        for (int i = 1; i < 100; i++) {
            assertThat(watch.isDue(i * 1_000L)).isFalse();
        }

        assertThat(looks).isZero();
    }

    @Test
    void aPulseThatChangesNothingHereIsNotTold() {
        pulse = "b";

        assertThat(watch.isDue(1_000)).isFalse();
        assertThat(watch.mark()).isEqualTo("b");
    }

    @Test
    void aChangeIsToldOnce() {
        pulse = "b";
        state = 2;

        assertThat(watch.isDue(1_000)).isTrue();
        assertThat(watch.isDue(3_000)).isFalse();
    }

    @Test
    void whatChangesAMomentAfterThePulseIsSeenAtTheNextLook() {
        pulse = "b";
        assertThat(watch.isDue(1_000)).isFalse();
        state = 2;

        assertThat(watch.isDue(2_000)).isTrue();
    }

    @Test
    void changesInQuickSuccessionAreToldTogetherAndTheLastIsNotLost() {
        Watch seldom = new Watch(new Live(Duration.ofSeconds(5), false, () -> state), () -> pulse, "a");
        pulse = "b";
        state = 2;
        assertThat(seldom.isDue(10_000)).isTrue();
        pulse = "c";
        state = 3;
        assertThat(seldom.isDue(11_000)).isFalse();
        assertThat(seldom.isDue(14_999)).isFalse();

        assertThat(seldom.isDue(15_000)).isTrue();
        assertThat(seldom.isDue(30_000)).isFalse();
    }

    @Test
    void aPageThatWasMadeBeforeTheLatestChangeIsToldAtOnce() {
        assertThat(new Watch(live, () -> pulse, "before").isDue(0)).isTrue();
        assertThat(new Watch(live, () -> pulse, null).isDue(0)).isTrue();
        assertThat(new Watch(live, () -> pulse, "a").isDue(0)).isFalse();
    }

    @Test
    void whatChangesByItselfIsLookedAtEachTime() {
        Watch countdown = new Watch(new Live(Live.OFTEN, true, this::look), () -> pulse, "a");
        assertThat(countdown.isDue(0)).isFalse();
        assertThat(countdown.isDue(1_000)).isFalse();
        state = 2;

        assertThat(countdown.isDue(2_000)).isTrue();
    }
}
