package dev.furrow.system.sdk;

import static dev.furrow.system.sdk.SwfDomain.complete;
import static dev.furrow.system.sdk.SwfDomain.startTimer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.UnknownResourceException;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// Fifty deciders poll one list for the tasks of many executions.
class ManyDecidersTest {
    private static final int DECIDERS = 50;
    private static final int EXECUTIONS = 120;
    private static final int ROUNDS = 3;

    private record Seen(WorkflowExecution execution, long startedEventId, String token, String identity) {}

    @TempDir
    Path directory;

    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger(EXECUTIONS);

    @Test
    void noTwoDecidersAreGivenTheSameTask() throws Exception {
        try (RunningServer server = new RunningServer(directory);
                SwfClient swf = JavaSdk.client(server.url());
                ExecutorService threads = Executors.newFixedThreadPool(DECIDERS)) {
            SwfDomain domain = SwfDomain.register(swf);
            Instant deadline = Instant.now().plusSeconds(90);
            List<Future<?>> deciders = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                String identity = "decider-" + i;
                deciders.add(threads.submit(() -> decideUntilAllAreClosed(domain, identity, deadline)));
            }
            List<WorkflowExecution> executions = new ArrayList<>();
            for (int i = 0; i < EXECUTIONS; i++) {
                WorkflowExecution execution = domain.start("many-" + i);
                executions.add(execution);
                domain.signal(execution, "hurry");
            }
            for (Future<?> decider : deciders) {
                decider.get(100, TimeUnit.SECONDS);
            }
            checkTasks(domain, executions);
        }
    }

    private void decideUntilAllAreClosed(SwfDomain domain, String identity, Instant deadline) {
        while (left.get() > 0) {
            assertThat(Instant.now()).as("%s executions are open", left).isBefore(deadline);
            PollForDecisionTaskResponse task = domain.swf()
                    .pollForDecisionTask(r -> r.domain(domain.name())
                            .taskList(list -> list.name("deciders"))
                            .identity(identity));
            if (task.taskToken() == null) {
                continue;
            }
            seen.add(new Seen(task.workflowExecution(), task.startedEventId(), task.taskToken(), identity));
            long timers = task.events().stream()
                    .filter(event -> event.eventType() == EventType.TIMER_FIRED)
                    .count();
            try {
                if (timers < ROUNDS) {
                    domain.decide(task, startTimer("timer-" + task.startedEventId(), "0"));
                } else {
                    domain.decide(task, complete("done"));
                    if (domain.history(task.workflowExecution()).getLast().eventType()
                            == EventType.WORKFLOW_EXECUTION_COMPLETED) {
                        left.decrementAndGet();
                    }
                }
            } catch (UnknownResourceException e) {
                throw new AssertionError("The task of " + task.workflowExecution() + " was somebody else's", e);
            }
        }
    }

    private void checkTasks(SwfDomain domain, List<WorkflowExecution> executions) {
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        Set<String> tasks = ConcurrentHashMap.newKeySet();
        for (Seen task : seen) {
            assertThat(tokens.add(task.token())).as("%s is another's", task).isTrue();
            assertThat(tasks.add(task.execution().runId() + task.startedEventId()))
                    .as("%s is another's", task)
                    .isTrue();
        }
        int started = 0;
        for (WorkflowExecution execution : executions) {
            List<HistoryEvent> history = domain.history(execution);
            assertThat(history.getLast().eventType()).isEqualTo(EventType.WORKFLOW_EXECUTION_COMPLETED);
            for (HistoryEvent event : history) {
                if (event.eventType() == EventType.DECISION_TASK_STARTED) {
                    started++;
                    String identity = event.decisionTaskStartedEventAttributes().identity();
                    assertThat(seen).anySatisfy(task -> {
                        assertThat(task.execution()).isEqualTo(execution);
                        assertThat(task.startedEventId()).isEqualTo(event.eventId());
                        assertThat(task.identity()).isEqualTo(identity);
                    });
                }
                assertThat(event.eventType()).isNotEqualTo(EventType.DECISION_TASK_TIMED_OUT);
            }
        }
        assertThat(started).as("every started task reached a decider").isEqualTo(seen.size());
    }
}
