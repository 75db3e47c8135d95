package dev.furrow.internal.strand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrandsTest {
    private final Strands strands = new Strands(strand -> {}, strand -> {});
    private final List<String> log = new ArrayList<>();

    private Strand spawn(String name, Runnable body) {
        return strands.spawn(name, body, false);
    }

    @Test
    void strandsBeginInTheOrderInWhichTheyWereSpawned() {
        for (String name : List.of("a", "b", "c")) {
            spawn(name, () -> log.add(name));
        }
        strands.spawn("first", () -> log.add("first"), true);
        strands.run();
        assertThat(log).containsExactly("first", "a", "b", "c");
    }

    @Test
    void aStrandThatWaitsLetsTheOthersGoOn() {
        Strand[] one = new Strand[1];
        one[0] = spawn("one", () -> {
            log.add("one waits");
            strands.park(one[0]);
            log.add("one goes on");
        });
        spawn("two", () -> {
            strands.wake(one[0]);
            log.add("two has woken one");
        });
        strands.run();
        assertThat(log).containsExactly("one waits", "two has woken one", "one goes on");
    }

    @Test
    void theDriverComesBackWhenAllWait() {
        Strand[] one = new Strand[1];
        one[0] = spawn("one", () -> {
            strands.park(one[0]);
            log.add("woken");
        });
        strands.run();
        assertThat(log).isEmpty();
        strands.wake(one[0]);
        strands.run();
        assertThat(log).containsExactly("woken");
        assertThat(strands.live()).isEmpty();
    }

    @Test
    void aConditionIsAskedAgainAfterEachRun() {
        boolean[] open = new boolean[1];
        Strand[] all = new Strand[2];
        all[0] = spawn("one", () -> {
            strands.await(all[0], () -> open[0]);
            open[0] = false;
            log.add("one");
        });
        all[1] = spawn("two", () -> {
            strands.await(all[1], () -> open[0]);
            log.add("two");
        });
        strands.run();
        open[0] = true;
        strands.run();
        assertThat(log).containsExactly("one");
    }

    @Test
    void whatAConditionThrowsBelongsToWhoeverWaits() {
        boolean[] broken = new boolean[1];
        Strand[] one = new Strand[1];
        one[0] = spawn("one", () -> {
            try {
                strands.await(one[0], () -> {
                    if (broken[0]) {
                        throw new IllegalStateException("broken");
                    }
                    return false;
                });
            } catch (IllegalStateException thrown) {
                log.add(thrown.getMessage());
            }
        });
        spawn("two", () -> broken[0] = true);
        strands.run();
        assertThat(log).containsExactly("broken");
    }

    @Test
    void anErrorReachesTheDriver() {
        spawn("one", () -> {
            throw new AssertionError("wrong");
        });
        assertThatThrownBy(strands::run).isInstanceOf(AssertionError.class).hasMessage("wrong");
    }

    @Test
    void droppingUnwindsEachStrandAndRunsItsFinallyBlocks() {
        Strand[] one = new Strand[1];
        one[0] = spawn("one", () -> {
            try {
                strands.park(one[0]);
            } finally {
                log.add("finally");
            }
        });
        strands.run();
        strands.drop();
        assertThat(log).containsExactly("finally");
        assertThat(one[0].isEnded()).isTrue();
    }

    @Test
    void whoeverCatchesTheDroppingMeetsItAgain() {
        Strand[] one = new Strand[1];
        one[0] = spawn("one", () -> {
            for (int i = 0; i < 3; i++) {
                try {
                    strands.park(one[0]);
                } catch (StrandDropped dropped) {
                    log.add("caught");
                }
            }
            strands.park(one[0]);
            log.add("never");
        });
        strands.run();
        strands.drop();
        assertThat(log).containsExactly("caught", "caught", "caught");
    }

    @Test
    void anInterruptDoesNotDisturbWaiting() {
        Strand[] one = new Strand[1];
        one[0] = spawn("one", () -> {
            Thread.currentThread().interrupt();
            strands.park(one[0]);
            log.add("woken");
        });
        strands.run();
        assertThat(log).isEmpty();
        strands.wake(one[0]);
        strands.run();
        assertThat(log).containsExactly("woken");
    }
}
