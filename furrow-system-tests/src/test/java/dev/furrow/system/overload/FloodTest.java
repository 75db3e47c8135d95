package dev.furrow.system.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.ServicePromises;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is asked for more than it admits, by clients that log what became of each call (P9).
class FloodTest {
    private static final String DOMAIN = "flood";
    private static final TaskList LIST = new TaskList("deciders");
    private static final int READERS = 60;
    private static final int STARTERS = 60;
    private static final int DECIDERS = 12;
    private static final int CALLS = 120;

    private final Queue<Call> log = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong();
    private ServerCalls calls;

    private <T extends Record, R extends Record & Request> T logged(R request, Class<T> answer) {
        long invokedAt = System.nanoTime();
        try {
            T got = null;
            if (answer == null) {
                calls.tell(request);
            } else {
                got = calls.ask(request, answer);
            }
            note(request, invokedAt, new Outcome.Ok(got));
            return got;
        } catch (Refused refused) {
            assertThat(refused.fault).isEqualTo("ThrottlingException");
            note(request, invokedAt, new Outcome.Refused(FaultType.THROTTLING, "shed"));
            return null;
        }
    }

    private void note(Request request, long invokedAt, Outcome outcome) {
        log.add(new Call(ids.incrementAndGet(), "client", request, invokedAt, System.nanoTime(), outcome));
    }

    private Run start(String workflowId) {
        return logged(
                new StartWorkflowExecutionRequest(
                        DOMAIN, workflowId, new WorkflowType("w", "1"), null, null, null, null, null, null, null, null),
                Run.class);
    }

    private void decide() {
        DecisionTask task = calls.ask(
                new PollForDecisionTaskRequest(DOMAIN, LIST, null, null, null, null, null), DecisionTask.class);
        if (task.taskToken() != null) {
            logged(
                    new RespondDecisionTaskCompletedRequest(
                            task.taskToken(), List.of(new StartTimerDecision("t", null, "0")), null, null, null),
                    null);
        }
    }

    private double shed(Class<? extends Request> operation) {
        long all = 0;
        long shed = 0;
        for (Call call : log) {
            if (operation.isInstance(call.request())) {
                all++;
                shed += call.isRefused() ? 1 : 0;
            }
        }
        assertThat(all).as("calls of %s", operation).isGreaterThan(50);
        return (double) shed / all;
    }

    @Test
    void readsAreShedBeforeStartsAndStartsBeforeCompletionsAndAfterwardsNothing(@TempDir Path data) throws Exception {
        FurrowServer server = new FurrowServer(
                Configuration.of(Map.of(
                        "listen", "127.0.0.1:0", "data", data.toString(), "long-poll", "1s", "max-requests", "64")),
                fatal -> {});
        try (server) {
            calls = new ServerCalls(server.url(), () -> {});
            calls.tell(new RegisterDomainRequest(DOMAIN, null, "7", null));
            calls.tell(new RegisterWorkflowTypeRequest(
                    DOMAIN, "w", "1", null, "NONE", "3600", LIST, null, ChildPolicy.TERMINATE, null));
            WorkflowExecution first =
                    new WorkflowExecution("first", start("first").runId());
            GetWorkflowExecutionHistoryRequest read =
                    new GetWorkflowExecutionHistoryRequest(DOMAIN, first, null, null, null);
            CountDownLatch over = new CountDownLatch(STARTERS);

            List<Future<?>> done = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < STARTERS; i++) {
                    String prefix = "run-" + i + '-';
                    done.add(clients.submit(() -> {
                        try {
                            for (int n = 0; n < CALLS; n++) {
                                start(prefix + n);
                            }
                        } finally {
                            over.countDown();
                        }
                    }));
                }
                for (int i = 0; i < READERS; i++) {
                    done.add(clients.submit(() -> {
                        while (over.getCount() > 0) {
                            logged(read, History.class);
                        }
                    }));
                }
                for (int i = 0; i < DECIDERS; i++) {
                    done.add(clients.submit(() -> {
                        while (over.getCount() > 0) {
                            decide();
                        }
                    }));
                }
            }
            for (Future<?> client : done) {
                client.get();
            }
            long recoveredAt = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                logged(read, History.class);
                start("afterwards-" + i);
                decide();
            }

            double reads = shed(GetWorkflowExecutionHistoryRequest.class);
            double starts = shed(StartWorkflowExecutionRequest.class);
            System.out.printf(
                    "%d calls; shed: %.1f %% of reads, %.1f %% of starts%n", log.size(), 100 * reads, 100 * starts);
            assertThat(reads).isGreaterThan(0).isGreaterThan(starts);
            // All deciders together fit into what is kept for them.
            assertThat(shed(RespondDecisionTaskCompletedRequest.class)).isZero();
            List<Call> afterwards =
                    log.stream().filter(call -> call.invokedAt() >= recoveredAt).toList();
            assertThat(ServicePromises.p9OverloadShedsReadsFirst(afterwards, recoveredAt))
                    .isEmpty();
            calls.close();
        }
    }
}
