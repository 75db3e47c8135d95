package dev.furrow.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

@Timeout(20)
class PollerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlockingQueue<String> tasks = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final CountDownLatch polling = new CountDownLatch(1);
    private Consumer<String> work = done::add;

    private final Poller<String> poller = new Poller<>(
            "poller",
            new Poller.Tasks<>() {
                @Override
                public String poll() {
                    polling.countDown();
                    try {
                        String task = tasks.take();
                        if (task.equals("trouble")) {
                            throw SdkClientException.create("nobody there");
                        }
                        return task.equals("none") ? null : task;
                    } catch (InterruptedException e) {
                        throw AbortedException.create("interrupted", e);
                    }
                }

                @Override
                public void work(String task) {
                    work.accept(task);
                }
            },
            Duration.ofMillis(1),
            troubles::add);

    @AfterEach
    void stop() throws InterruptedException {
        poller.stop();
        assertThat(poller.join(SOON)).isTrue();
    }

    private String nextDone() throws InterruptedException {
        return done.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void worksOnOneTaskAfterAnother() throws InterruptedException {
        tasks.addAll(List.of("a", "none", "b"));
        poller.start();

        assertThat(nextDone()).isEqualTo("a");
        assertThat(nextDone()).isEqualTo("b");
        assertThat(troubles).isEmpty();
    }

    @Test
    void aPollIsBrokenOffAtOnce() throws InterruptedException {
        poller.start();
        polling.await();

        poller.stop();

        assertThat(poller.join(SOON)).isTrue();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aTaskInHandIsFinished() throws InterruptedException {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        work = task -> {
            inHand.countDown();
            try {
                goOn.await();
                done.add(task);
            } catch (InterruptedException e) {
                done.add("broken off");
            }
        };
        tasks.addAll(List.of("a", "b"));
        poller.start();
        inHand.await();

        poller.stop();
        goOn.countDown();

        assertThat(nextDone()).isEqualTo("a");
        assertThat(poller.join(SOON)).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void aTaskThatCannotBeWorkedOnIsReportedAndTheNextOneTaken() throws InterruptedException {
        work = task -> {
            if (task.equals("a")) {
                throw new IllegalStateException("odd");
            }
            done.add(task);
        };
        tasks.addAll(List.of("a", "b"));
        poller.start();

        assertThat(nextDone()).isEqualTo("b");
        assertThat(troubles).containsExactly("poller gives a task up: java.lang.IllegalStateException: odd");
    }

    @Test
    void aPollThatFailsIsReportedAndTriedAgain() throws InterruptedException {
        tasks.addAll(List.of("trouble", "a"));
        poller.start();

        assertThat(nextDone()).isEqualTo("a");
        assertThat(troubles).containsExactly("poller cannot poll and tries again: nobody there");
    }
}
