package dev.furrow.system.sdk;

import static dev.furrow.system.sdk.SwfDomain.cancelTimer;
import static dev.furrow.system.sdk.SwfDomain.complete;
import static dev.furrow.system.sdk.SwfDomain.schedule;
import static dev.furrow.system.sdk.SwfDomain.startTimer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.DecisionType;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// Customers book taxis; deciders and workers run in threads of their own and know no more than the histories.
///
/// Nearby taxis are looked for; if there is one, it is offered the ride and a timer runs until it accepts by a
/// signal. The customer may cancel at any time.
class TaxiBookingTest {
    private static final String NONE_NEARBY = "none";
    private static final String ACCEPTED = "accepted";
    private static final String IGNORED = "ignored";
    private static final String CANCELED = "canceled";

    @TempDir
    Path directory;

    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void everyBookingEndsAsItsStoryTells() throws Exception {
        try (RunningServer server = new RunningServer(directory);
                SwfClient swf = JavaSdk.client(server.url());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SwfDomain domain = SwfDomain.register(swf);
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(threads.submit(() -> decide(domain)));
                workers.add(threads.submit(() -> work(domain)));
            }
            Map<WorkflowExecution, String> bookings = new HashMap<>();
            for (int i = 0; i < 5; i++) {
                for (String story : List.of(NONE_NEARBY, ACCEPTED, IGNORED, CANCELED)) {
                    bookings.put(domain.start(story + "-" + i), story);
                }
            }
            Instant deadline = Instant.now().plusSeconds(60);
            while (swf.countOpenWorkflowExecutions(
                                    r -> r.domain(domain.name()).startTimeFilter(t -> t.oldestDate(Instant.EPOCH)))
                            .count()
                    > 0) {
                assertThat(Instant.now()).isBefore(deadline);
            }
            stopped.set(true);
            for (Future<?> worker : workers) {
                worker.get(30, TimeUnit.SECONDS);
            }
            bookings.forEach((execution, story) -> check(domain, execution, story));
        }
    }

    // The decider.

    private void decide(SwfDomain domain) {
        while (!stopped.get()) {
            PollForDecisionTaskResponse task = domain.pollForDecisionTask();
            if (task.taskToken() != null) {
                domain.decide(task, decisions(task.events()).toArray(Decision[]::new));
            }
        }
    }

    private static List<Decision> decisions(List<HistoryEvent> events) {
        boolean timerRuns = has(events, EventType.TIMER_STARTED)
                && !has(events, EventType.TIMER_FIRED)
                && !has(events, EventType.TIMER_CANCELED);
        if (has(events, EventType.WORKFLOW_EXECUTION_CANCEL_REQUESTED)) {
            return ended(
                    timerRuns,
                    Decision.builder()
                            .decisionType(DecisionType.CANCEL_WORKFLOW_EXECUTION)
                            .cancelWorkflowExecutionDecisionAttributes(a -> a.details("as the customer wished"))
                            .build());
        }
        if (has(events, EventType.WORKFLOW_EXECUTION_SIGNALED)) {
            return ended(timerRuns, complete("confirmed"));
        }
        if (has(events, EventType.TIMER_FIRED)) {
            return List.of(complete("retry"));
        }
        List<String> results = events.stream()
                .filter(event -> event.eventType() == EventType.ACTIVITY_TASK_COMPLETED)
                .map(event -> event.activityTaskCompletedEventAttributes().result())
                .toList();
        if (results.contains("0 taxis")) {
            return List.of(complete("try later"));
        }
        if (results.contains("1 taxi") && !has(events, EventType.TIMER_STARTED)) {
            return List.of(schedule("offer"), startTimer("patience", "1"));
        }
        return has(events, EventType.ACTIVITY_TASK_SCHEDULED) ? List.of() : List.of(schedule("find"));
    }

    private static List<Decision> ended(boolean timerRuns, Decision end) {
        return timerRuns ? List.of(cancelTimer("patience"), end) : List.of(end);
    }

    private static boolean has(List<HistoryEvent> events, EventType type) {
        return events.stream().anyMatch(event -> event.eventType() == type);
    }

    // The workers, the taxi and the customer.

    private void work(SwfDomain domain) {
        while (!stopped.get()) {
            PollForActivityTaskResponse task = domain.pollForActivityTask();
            if (task.taskToken() != null) {
                String result = result(domain, task);
                domain.swf()
                        .respondActivityTaskCompleted(
                                r -> r.taskToken(task.taskToken()).result(result));
            }
        }
    }

    private static String result(SwfDomain domain, PollForActivityTaskResponse task) {
        String booking = task.workflowExecution().workflowId();
        if (task.activityId().equals("find")) {
            return booking.startsWith(NONE_NEARBY) ? "0 taxis" : "1 taxi";
        }
        if (booking.startsWith(ACCEPTED)) {
            domain.signal(task.workflowExecution(), "accepted");
        }
        if (booking.startsWith(CANCELED)) {
            domain.swf()
                    .requestCancelWorkflowExecution(r -> r.domain(domain.name()).workflowId(booking));
        }
        return "offered";
    }

    private static void check(SwfDomain domain, WorkflowExecution execution, String story) {
        List<HistoryEvent> history = domain.history(execution);
        HistoryEvent end = history.getLast();
        switch (story) {
            case NONE_NEARBY -> {
                assertThat(end.workflowExecutionCompletedEventAttributes().result())
                        .isEqualTo("try later");
                assertThat(has(history, EventType.TIMER_STARTED)).isFalse();
            }
            case ACCEPTED -> {
                assertThat(end.workflowExecutionCompletedEventAttributes().result())
                        .isEqualTo("confirmed");
                assertThat(has(history, EventType.TIMER_CANCELED)).isTrue();
            }
            case IGNORED -> {
                assertThat(end.workflowExecutionCompletedEventAttributes().result())
                        .isEqualTo("retry");
                assertThat(has(history, EventType.TIMER_FIRED)).isTrue();
            }
            default -> {
                assertThat(end.eventType()).isEqualTo(EventType.WORKFLOW_EXECUTION_CANCELED);
                assertThat(has(history, EventType.TIMER_CANCELED)).isTrue();
            }
        }
    }
}
