package dev.furrow.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TaskPlanTest {
    private final List<Object> beats = new CopyOnWriteArrayList<>();

    private void insideAnActivity() {
        Activity.bind(new ActivityContext() {
            @Override
            public ActivityInfo info() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void heartbeat(Object details) {
                beats.add(details);
            }

            @Override
            public KeepAlive keepAlive() {
                return () -> beats.add("closed");
            }

            @Override
            public String defer() {
                return "";
            }
        });
    }

    @AfterEach
    void outside() {
        Activity.bind(null);
    }

    @Test
    void limitsInOrderAreAddedUp() {
        var plan = TaskPlan.<Integer>inOrder()
                .task("a", Duration.ofSeconds(10), () -> 1)
                .task("b", Duration.ofSeconds(50), () -> 2);
        assertThat(plan.atMost()).isEqualTo(Duration.ofSeconds(60));
        assertThat(plan.asOptions().startToClose()).isEqualTo(Duration.ofSeconds(60));
        assertThat(plan.asOptions().heartbeat()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void limitsInLanesAreDividedButNeverLessThanTheLongest() {
        var plan = TaskPlan.<Integer>atOnce(3);
        for (int i = 0; i < 6; i++) {
            plan.task("t" + i, Duration.ofSeconds(10), () -> 1);
        }
        assertThat(plan.atMost()).isEqualTo(Duration.ofSeconds(20));
        plan.task("long", Duration.ofMinutes(5), () -> 1);
        assertThat(plan.atMost()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void tasksInOrderBeatBeforeEach() throws Exception {
        insideAnActivity();
        assertThat(TaskPlan.<Integer>inOrder()
                        .task("a", Duration.ofSeconds(1), () -> 10 + beats.size())
                        .task("b", Duration.ofSeconds(1), () -> 10 + beats.size())
                        .run())
                .containsExactly(11, 12);
        assertThat(beats).containsExactly("a", "b");
    }

    @Test
    void resultsOfLanesAreInTheOrderOfTheTasks() throws Exception {
        insideAnActivity();
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var plan = TaskPlan.<Integer>atOnce(3);
        for (int i = 0; i < 6; i++) {
            int number = i;
            plan.task("t" + i, Duration.ofSeconds(1), () -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                // Only three together get on.
                three.await();
                open.decrementAndGet();
                return number;
            });
        }
        assertThat(plan.run()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(beats).hasSize(6);
    }

    @Test
    void theFirstFailureInterruptsTheOthers() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        var plan = TaskPlan.<String>atOnce(2)
                .task("waits", Duration.ofSeconds(1), () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException expected) {
                        interrupted.incrementAndGet();
                        throw expected;
                    }
                    return "never";
                })
                .task("fails", Duration.ofSeconds(1), () -> {
                    begun.await();
                    throw new IllegalStateException("no");
                });
        assertThatThrownBy(plan::run).isInstanceOf(IllegalStateException.class).hasMessage("no");
        assertThat(interrupted).hasValue(1);
    }
}
