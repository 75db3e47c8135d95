package dev.furrow.system.furrowsdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.Worker;
import dev.furrow.WorkerOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.ActivityType;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskScheduled;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.spi.Measured;
import dev.furrow.system.RunningServer;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workers of this project's own SDK over real HTTP, where polls wait for a minute.
@Timeout(50)
class WorkersOnTheServerTest {
    private static final Duration LONG = Duration.ofSeconds(55);

    @WorkflowType(version = "1.0", decisionTimeout = "30s")
    interface Job {
        @Execute
        String run(int rounds);
    }

    @ActivityType(version = "1.0", startToClose = "1m")
    interface Work {
        int add(int a, int b);
    }

    static final class JobWorkflow implements Job {
        private final Work work = Workflow.activities(Work.class);

        @Override
        public String run(int rounds) {
            int sum = 0;
            for (int i = 1; i <= rounds; i++) {
                sum = work.add(sum, i);
            }
            return "" + sum;
        }
    }

    private RunningServer server;
    private Furrow furrow;

    @BeforeEach
    void begin(@TempDir Path data) throws Exception {
        server = new RunningServer(data, "60s");
        furrow = connect();
        furrow.registerDomain();
    }

    private Furrow connect() {
        return Furrow.connect(options());
    }

    private FurrowOptions options() {
        return FurrowOptions.domain("jobs").endpoint(URI.create(server.url())).credentials(() -> null);
    }

    @AfterEach
    void end() throws Exception {
        furrow.close();
        server.close();
    }

    private Worker work(Furrow on, WorkerOptions options) {
        return on.worker("jobs")
                .options(options)
                .workflows(JobWorkflow.class)
                .activities(Work.class, Integer::sum)
                .start();
    }

    @Test
    void stoppingEndsPollsAtOnceAndOnlyItsOwn() {
        try (Furrow other = connect()) {
            Worker remaining = work(other, WorkerOptions.defaults());
            Worker worker = work(furrow, WorkerOptions.defaults());
            assertThat(furrow.capabilities().pollRelease()).isTrue();
            assertThat(furrow.client().workflow(Job.class, "j-1").run(3)).isEqualTo("6");

            // Within the time of this test, which is shorter than a poll.
            assertThat(worker.stop(LONG)).isEmpty();

            assertThat(furrow.client().workflow(Job.class, "j-2").run(3)).isEqualTo("6");
            assertThat(remaining.stop(LONG)).isEmpty();
        }
    }

    @Test
    void noTaskIsLostWhenWorkersStop() {
        List<WorkflowHandle<String>> handles = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            try (Furrow passing = connect()) {
                Worker worker = work(passing, WorkerOptions.defaults());
                Job job = furrow.client().workflow(Job.class, "j-" + i);
                handles.add(furrow.client().start(() -> job.run(4)));
                worker.stop(LONG);
            }
        }
        try (Worker last = work(furrow, WorkerOptions.defaults())) {
            for (WorkflowHandle<String> handle : handles) {
                assertThat(handle.result()).isEqualTo("10");
                assertThat(handle.history())
                        .noneMatch(event -> event.attributes() instanceof DecisionTaskTimedOut
                                || event.attributes() instanceof ActivityTaskTimedOut);
            }
            assertThat(last.stop(LONG)).isEmpty();
        }
    }

    @Test
    void decisionsComeBackToTheWorkerThatHasTheExecution() {
        WorkerOptions options = WorkerOptions.defaults().affinity(Duration.ofSeconds(20));
        try (Furrow other = connect();
                Worker one = work(furrow, options.identity("one"));
                Worker two = work(other, options.identity("two"))) {
            Job job = furrow.client().workflow(Job.class, "j-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> job.run(6));
            assertThat(handle.result()).isEqualTo("21");

            List<String> lists = handle.history().stream()
                    .filter(event -> event.attributes() instanceof DecisionTaskScheduled)
                    .map(event -> ((DecisionTaskScheduled) event.attributes())
                            .taskList()
                            .name())
                    .toList();
            assertThat(lists).hasSize(7);
            assertThat(lists.getFirst()).isEqualTo("jobs");
            assertThat(lists.subList(1, 7)).allMatch(list -> list.startsWith("jobs~"));
            assertThat(lists.subList(1, 7).stream().distinct()).hasSize(1);
            assertThat(handle.history())
                    .filteredOn(event -> event.attributes() instanceof DecisionTaskCompleted)
                    .hasSize(7);
            assertThat(one.warmExecutions() + two.warmExecutions()).isZero();
        }
    }

    @Test
    void decisionsOfAWorkerThatIsGoneAreMadeByAnother() {
        WorkerOptions options = WorkerOptions.defaults().affinity(Duration.ofSeconds(1));
        Worker gone = work(furrow, options);
        Job job = furrow.client().workflow(Job.class, "j-1");
        // The first rounds may be done by either; whatever waits for the one that stops is taken over.
        WorkflowHandle<String> handle = furrow.client().start(() -> job.run(30));
        gone.stop(LONG);
        try (Furrow other = connect();
                Worker next = work(other, options)) {
            assertThat(handle.result()).isEqualTo("465");
            assertThat(next.stop(LONG)).isEmpty();
        }
    }

    @Test
    void resultsAreWaitedForOnTheServer() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        FurrowOptions counting = options().telemetry(measured -> {
            if (measured instanceof Measured.Requested request
                    && request.operation().equals("GetWorkflowExecutionHistory")) {
                asked.incrementAndGet();
            }
        });
        // Registers the types.
        assertThat(work(furrow, WorkerOptions.defaults()).stop(LONG)).isEmpty();
        try (Furrow client = Furrow.connect(counting)) {
            assertThat(client.capabilities().historyWait()).isTrue();
            Job job = client.client().workflow(Job.class, "j-1");
            WorkflowHandle<String> handle = client.client().start(() -> job.run(3));
            List<String> results = new ArrayList<>();
            Thread waiting = Thread.ofVirtual().start(() -> results.add(handle.result()));
            // Nobody works yet. Whoever asks every so often has asked ten times by then.
            assertThat(waiting.join(Duration.ofSeconds(1))).isFalse();
            try (Worker worker = work(furrow, WorkerOptions.defaults())) {
                waiting.join();
                assertThat(worker.stop(LONG)).isEmpty();
            }

            assertThat(results).containsExactly("6");
            assertThat(asked).hasValue(1);
        }
    }
}
