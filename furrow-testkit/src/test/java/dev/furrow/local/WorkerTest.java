package dev.furrow.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.Worker;
import dev.furrow.WorkerOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityType;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.spi.ErrorEvent;
import dev.furrow.spi.Measured;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/// A worker with pollers of its own, on the real clock.
@Timeout(60)
class WorkerTest {

    @WorkflowType(version = "1.0")
    interface Job {
        @Execute
        String run(String how);
    }

    @ActivityType(version = "1.0", startToClose = "1h", heartbeat = "3s")
    interface Work {
        String work(String how) throws InterruptedException;
    }

    static final class JobWorkflow implements Job {
        private final Work work = Workflow.activities(Work.class);

        @Override
        public String run(String how) {
            if (how.equals("bug")) {
                throw new AssertionError("a bug");
            }
            try {
                return work.work(how);
            } catch (InterruptedException impossible) {
                return "interrupted";
            }
        }
    }

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch heard = new CountDownLatch(1);
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<ErrorEvent> trouble = new CopyOnWriteArrayList<>();

    private Worker start(Furrow furrow, Work work) {
        return start(furrow, WorkerOptions.defaults(), work);
    }

    private Worker start(Furrow furrow, WorkerOptions options, Work work) {
        return furrow.worker("jobs")
                .options(options.onError(event -> {
                    trouble.add(event);
                    heard.countDown();
                }))
                .workflows(JobWorkflow.class)
                .activities(Work.class, work)
                .start();
    }

    private String waitToBeLet(String how) throws InterruptedException {
        begun.countDown();
        mayEnd.await();
        notes.add("stopping " + Activity.info().stopping());
        return how + " done";
    }

    @Test
    void whatRunsWhenAWorkerStopsIsFinishedAndReported() throws InterruptedException {
        try (Furrow furrow = Furrow.local()) {
            Worker worker = start(furrow, this::waitToBeLet);
            Job job = furrow.client().workflow(Job.class, "j");
            var handle = furrow.client().start(() -> job.run("it"));
            begun.await();

            Thread stopping = Thread.ofVirtual().start(() -> {
                notes.add("abandoned " + worker.stop(Duration.ofSeconds(20)));
                ended.countDown();
            });
            // Until the pollers are gone, the activity is all that is left.
            assertThat(ended.await(300, TimeUnit.MILLISECONDS)).isFalse();
            mayEnd.countDown();
            stopping.join();

            assertThat(notes).containsExactly("stopping true", "abandoned []");
            try (Worker next = start(furrow, how -> "never called")) {
                assertThat(handle.result()).isEqualTo("it done");
                next.pause();
            }
        }
    }

    @Test
    void whatTakesTooLongIsInterruptedAndReportedAsFailed() throws InterruptedException {
        try (Furrow furrow = Furrow.local()) {
            Worker worker = start(furrow, this::waitToBeLet);
            Job job = furrow.client().workflow(Job.class, "j");
            var handle = furrow.client().start(() -> job.run("it"));
            begun.await();

            assertThat(worker.stop(Duration.ofMillis(100))).containsExactly("j/main.1");
            assertThat(handle.history())
                    .anyMatch(event -> event.attributes() instanceof dev.furrow.api.event.ActivityTaskFailed);
        }
    }

    @Test
    void anActivityThatBreaksIsToldOf() {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(furrow, how -> {
                    throw new IllegalStateException("broken");
                })) {
            Job job = furrow.client().workflow(Job.class, "j");
            assertThat(furrow.client().start(() -> job.run("it")).outcome())
                    .isInstanceOf(dev.furrow.Outcome.Failed.class);
            assertThat(trouble).singleElement().isInstanceOfSatisfying(ErrorEvent.ActivityFailed.class, told -> {
                assertThat(told.workflowId() + " " + told.activityId() + " " + told.type())
                        .isEqualTo("j main.1 Work.work 1.0");
                assertThat(told.cause()).hasMessage("broken");
            });
            worker.pause();
        }
    }

    @Test
    void aDecisionThatCannotBeMadeIsToldOf() throws InterruptedException {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(furrow, how -> how)) {
            Job job = furrow.client().workflow(Job.class, "j");
            furrow.client().start(() -> job.run("bug"));
            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(trouble.getFirst()).isInstanceOfSatisfying(ErrorEvent.DecisionFailed.class, told -> {
                assertThat(told.workflowId()).isEqualTo("j");
                assertThat(told.cause()).isInstanceOf(AssertionError.class).hasMessage("a bug");
            });
            worker.pause();
        }
    }

    @Test
    void aWorkerThatPausesTakesNothing() {
        int polls = 2;
        try (Furrow furrow = Furrow.local();
                Worker worker = start(furrow, how -> how)) {
            assertThat(furrow.client().workflow(Job.class, "j").run("a")).isEqualTo("a");
            worker.pause();
            // Polls that wait already may each bring one more; what they bring is worked on.
            List<WorkflowHandle<String>> handles = new ArrayList<>();
            for (int i = 0; i < 3 * polls; i++) {
                Job other = furrow.client().workflow(Job.class, "waiting-" + i);
                handles.add(furrow.client().start(() -> other.run("b")));
            }
            assertThat(handles.getLast().outcome(Duration.ofMillis(300))).isEmpty();
            assertThat(handles.stream().filter(WorkerTest::isTaken)).hasSizeLessThanOrEqualTo(polls);

            worker.resume();
            assertThat(handles).allSatisfy(handle -> assertThat(handle.result()).isEqualTo("b"));
        }
    }

    private static boolean isTaken(WorkflowHandle<?> handle) {
        return handle.history().stream().anyMatch(event -> event.attributes() instanceof DecisionTaskStarted);
    }

    private static List<WorkflowHandle<String>> startAll(Furrow furrow, int count) {
        List<WorkflowHandle<String>> handles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Job job = furrow.client().workflow(Job.class, "job-" + i);
            handles.add(furrow.client().start(() -> job.run("it")));
        }
        return handles;
    }

    @Test
    void soManyActivitiesRunAtOnceAndNoMore() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Work counted = how -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            mayEnd.await();
            now.decrementAndGet();
            return how;
        };
        try (Furrow furrow = Furrow.local();
                Worker worker =
                        start(furrow, WorkerOptions.defaults().pollers(2, 5).atOnce(100, 3), counted)) {
            List<WorkflowHandle<String>> handles = startAll(furrow, 8);
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
            // All of them wait by then, and there are polls enough for more than three.
            assertThat(handles.getLast().outcome(Duration.ofMillis(200))).isEmpty();
            mayEnd.countDown();

            assertThat(handles).allSatisfy(handle -> assertThat(handle.result()).isEqualTo("it"));
            assertThat(most).hasValue(3);
            worker.pause();
        }
    }

    @Test
    void soManyActivitiesBeginInASecondAndNoMore() {
        int count = 12;
        double perSecond = 20;
        long begun = System.nanoTime();
        try (Furrow furrow = Furrow.local();
                Worker worker = start(
                        furrow, WorkerOptions.defaults().pollers(2, 3).activitiesPerSecond(perSecond), how -> how)) {
            assertThat(startAll(furrow, count))
                    .allSatisfy(handle -> assertThat(handle.result()).isEqualTo("it"));
            worker.pause();
        }
        // The first may begin at once, and there is a pause before each of the others.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofNanos((long) (1e9 / perSecond * (count - 1))));
    }

    @Test
    void aWorkerThatWaitsForItsNextActivityStopsAtOnce() {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(
                        furrow,
                        WorkerOptions.defaults().activitiesPerSecond(0.001).pollers(1, 2),
                        how -> how)) {
            assertThat(furrow.client().workflow(Job.class, "j").run("a")).isEqualTo("a");
            long begun = System.nanoTime();

            assertThat(worker.stop(Duration.ofMinutes(10))).isEmpty();

            // A thousand seconds lie between two of its activities.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void aHeartbeatTellsOfACancellation() throws InterruptedException {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(furrow, how -> {
                    begun.countDown();
                    try {
                        while (true) {
                            Activity.heartbeat(how);
                            Thread.onSpinWait();
                        }
                    } catch (CancelledException cancelled) {
                        notes.add("cancelled");
                        ended.countDown();
                        throw cancelled;
                    }
                })) {
            Job job = furrow.client().workflow(Job.class, "j");
            var handle = furrow.client().start(() -> job.run("it"));
            begun.await();
            handle.cancel();
            assertThat(handle.outcome()).isInstanceOf(dev.furrow.Outcome.Canceled.class);
            ended.await();
            assertThat(notes).containsExactly("cancelled");
            assertThat(trouble).isEmpty();
            worker.pause();
        }
    }

    @Test
    void heartbeatsInTheBackgroundInterruptACancelledActivity() throws InterruptedException {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(furrow, how -> {
                    begun.countDown();
                    try (var alive = Activity.keepAlive()) {
                        new CountDownLatch(1).await();
                        return alive.toString();
                    } catch (InterruptedException interrupted) {
                        ended.countDown();
                        throw interrupted;
                    }
                })) {
            Job job = furrow.client().workflow(Job.class, "j");
            var handle = furrow.client().start(() -> job.run("it"));
            begun.await();
            handle.cancel();
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(handle.outcome()).isInstanceOf(dev.furrow.Outcome.Canceled.class);
            assertThat(trouble).isEmpty();
            worker.pause();
        }
    }

    @Test
    void theAttemptIsKnownToTheActivity() {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(
                        furrow,
                        how -> Activity.info().attempt() + " " + Activity.info().activityId() + " "
                                + new TreeMap<>(MDC.getCopyOfContextMap()))) {
            Job job = furrow.client().workflow(Job.class, "j");
            WorkflowHandle<String> handle = furrow.client().start(() -> job.run(""));
            assertThat(handle.result())
                    .isEqualTo("1 main.1 {activityId=main.1, attempt=1, domain=local, runId=" + handle.runId()
                            + ", type=Work.work, workflowId=j}");
            worker.pause();
        }
    }

    @Test
    void aResultIsWaitedForWithoutAskingAgainAndAgain() throws InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        FurrowOptions counting = FurrowOptions.domain("local").telemetry(measured -> {
            if (measured instanceof Measured.Requested request
                    && request.operation().equals("GetWorkflowExecutionHistory")) {
                asked.add(request.operation());
            }
        });
        try (Furrow furrow = Furrow.local(counting);
                Worker worker = start(furrow, this::waitToBeLet)) {
            assertThat(furrow.capabilities().historyWait()).isTrue();
            Job job = furrow.client().workflow(Job.class, "j");
            var handle = furrow.client().start(() -> job.run("it"));
            Thread waiting = Thread.ofVirtual().start(() -> notes.add(handle.result()));
            begun.await();
            // Whoever asks every so often has asked ten times by then.
            assertThat(waiting.join(Duration.ofSeconds(1))).isFalse();
            mayEnd.countDown();
            waiting.join();

            assertThat(notes).containsExactly("stopping false", "it done");
            assertThat(asked).hasSize(1);
            worker.pause();
        }
    }

    @Test
    void waitingForAResultCanBeInterruptedAndHaveAnEnd() throws InterruptedException {
        try (Furrow furrow = Furrow.local();
                Worker worker = start(furrow, this::waitToBeLet)) {
            Job job = furrow.client().workflow(Job.class, "j");
            var handle = furrow.client().start(() -> job.run("it"));

            assertThat(handle.outcome(Duration.ofMillis(50))).isEmpty();
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    handle.result();
                } catch (IllegalStateException interrupted) {
                    notes.add(interrupted.getMessage() + " " + Thread.interrupted());
                }
            });
            waiting.interrupt();
            waiting.join();
            assertThat(notes).containsExactly("Interrupted while waiting for j true");

            mayEnd.countDown();
            assertThat(handle.result()).isEqualTo("it done");
            worker.pause();
        }
    }
}
