package dev.furrow.system.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.simpleworkflow.flow.ActivitySchedulingOptions;
import com.amazonaws.services.simpleworkflow.flow.ActivityWorker;
import com.amazonaws.services.simpleworkflow.flow.DecisionContext;
import com.amazonaws.services.simpleworkflow.flow.DecisionContextProviderImpl;
import com.amazonaws.services.simpleworkflow.flow.DynamicActivitiesClient;
import com.amazonaws.services.simpleworkflow.flow.DynamicActivitiesClientImpl;
import com.amazonaws.services.simpleworkflow.flow.DynamicWorkflowClientExternalImpl;
import com.amazonaws.services.simpleworkflow.flow.DynamicWorkflowClientImpl;
import com.amazonaws.services.simpleworkflow.flow.JsonDataConverter;
import com.amazonaws.services.simpleworkflow.flow.StartWorkflowOptions;
import com.amazonaws.services.simpleworkflow.flow.WorkflowWorker;
import com.amazonaws.services.simpleworkflow.flow.annotations.Activities;
import com.amazonaws.services.simpleworkflow.flow.annotations.ActivityRegistrationOptions;
import com.amazonaws.services.simpleworkflow.flow.annotations.Execute;
import com.amazonaws.services.simpleworkflow.flow.annotations.Signal;
import com.amazonaws.services.simpleworkflow.flow.annotations.Workflow;
import com.amazonaws.services.simpleworkflow.flow.annotations.WorkflowRegistrationOptions;
import com.amazonaws.services.simpleworkflow.flow.core.Functor;
import com.amazonaws.services.simpleworkflow.flow.core.Promise;
import com.amazonaws.services.simpleworkflow.flow.core.Settable;
import com.amazonaws.services.simpleworkflow.flow.core.Task;
import com.amazonaws.services.simpleworkflow.flow.interceptors.AsyncRetryingExecutor;
import com.amazonaws.services.simpleworkflow.flow.interceptors.ExponentialRetryPolicy;
import com.amazonaws.services.simpleworkflow.flow.model.ActivityType;
import com.amazonaws.services.simpleworkflow.flow.model.WorkflowExecution;
import com.amazonaws.services.simpleworkflow.flow.model.WorkflowType;
import com.amazonaws.services.simpleworkflow.flow.worker.GenericWorkflowClientExternalImpl;
import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.ExecutionStatus;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// The AWS Flow Framework for Java, version 2, with its own workers, deciders and replay.
///
/// Without AspectJ, which rewrites methods that carry `@Asynchronous`: tasks are written out, and clients are the
/// framework's dynamic ones instead of those that its annotation processor generates. What travels over the wire is
/// the same.
class FlowFrameworkTest {
    private static final String DOMAIN = "flow";
    private static final String TASK_LIST = "flow-tasks";
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    @Workflow
    @WorkflowRegistrationOptions(
            defaultExecutionStartToCloseTimeoutSeconds = 600,
            defaultTaskStartToCloseTimeoutSeconds = 30)
    public interface Order {
        @Execute(version = "1")
        Promise<String> process(String item);

        @Signal
        void approve(String by);
    }

    @Workflow
    @WorkflowRegistrationOptions(
            defaultExecutionStartToCloseTimeoutSeconds = 600,
            defaultTaskStartToCloseTimeoutSeconds = 30)
    public interface Shipping {
        @Execute(version = "1")
        Promise<String> ship(String item);
    }

    @Activities(version = "1")
    @ActivityRegistrationOptions(
            defaultTaskScheduleToStartTimeoutSeconds = 60,
            defaultTaskStartToCloseTimeoutSeconds = 60,
            defaultTaskHeartbeatTimeoutSeconds = 30)
    public interface Warehouse {
        String pack(String item);

        String carry(String item);
    }

    /// The first two attempts to pack fail.
    public static final class WarehouseActivities implements Warehouse {
        @Override
        public String pack(String item) {
            int attempt = ATTEMPTS.incrementAndGet();
            if (attempt < 3) {
                throw new IllegalStateException("no paper at attempt " + attempt);
            }
            return "packed " + item;
        }

        @Override
        public String carry(String item) {
            return "carried " + item;
        }
    }

    private static <T> Promise<T> schedule(String activity, Class<T> result, Object... arguments) {
        DynamicActivitiesClient activities = new DynamicActivitiesClientImpl();
        return activities.scheduleActivity(
                ActivityType.builder()
                        .name("Warehouse." + activity)
                        .version("1")
                        .build(),
                arguments,
                new ActivitySchedulingOptions().withTaskList(TASK_LIST),
                result);
    }

    /// Packs with retries while a timer runs, waits for the approval, then ships in a child workflow.
    public static final class OrderWorkflow implements Order {
        private final DecisionContext context = new DecisionContextProviderImpl().getDecisionContext();
        private final Settable<String> approval = new Settable<>();

        @Override
        public Promise<String> process(String item) {
            Promise<String> packed = packWithRetries(item);
            Promise<Void> coolingOff = context.getWorkflowClock().createTimer(1);
            DynamicWorkflowClientImpl shipping = new DynamicWorkflowClientImpl(
                    WorkflowExecution.builder()
                            .workflowId(context.getWorkflowClient().generateUniqueId())
                            .build(),
                    WorkflowType.builder().name("Shipping.ship").version("1").build());
            Promise<String> shipped = shipping.startWorkflowExecution(
                    new Object[] {item}, new StartWorkflowOptions(), String.class, packed, coolingOff, approval);
            return new Functor<String>(packed, approval, shipped) {
                @Override
                protected Promise<String> doExecute() {
                    return Promise.asPromise(packed.get() + ", approved by " + approval.get() + ", " + shipped.get());
                }
            };
        }

        private Promise<String> packWithRetries(String item) {
            Settable<String> packed = new Settable<>();
            new AsyncRetryingExecutor(new ExponentialRetryPolicy(1).withMaximumAttempts(5), context.getWorkflowClock())
                    .execute(() -> {
                        Promise<String> attempt = schedule("pack", String.class, item);
                        new Task(attempt) {
                            @Override
                            protected void doExecute() {
                                packed.set(attempt.get());
                            }
                        };
                    });
            return packed;
        }

        @Override
        public void approve(String by) {
            approval.set(by);
        }
    }

    public static final class ShippingWorkflow implements Shipping {
        @Override
        public Promise<String> ship(String item) {
            return schedule("carry", String.class, item);
        }
    }

    @TempDir
    Path directory;

    @Test
    void aWorkflowWithRetriesATimerASignalAndAChildComesToItsEnd() throws Exception {
        try (RunningServer server = new RunningServer(directory);
                SwfClient swf = JavaSdk.client(server.url())) {
            swf.registerDomain(r -> r.name(DOMAIN).workflowExecutionRetentionPeriodInDays("1"));
            // region workers
            WorkflowWorker deciders = new WorkflowWorker(swf, DOMAIN, TASK_LIST);
            deciders.setWorkflowImplementationTypes(List.of(OrderWorkflow.class, ShippingWorkflow.class));
            ActivityWorker workers = new ActivityWorker(swf, DOMAIN, TASK_LIST);
            workers.addActivitiesImplementation(new WarehouseActivities());
            // endregion
            deciders.setDisableServiceShutdownOnStop(true);
            workers.setDisableServiceShutdownOnStop(true);
            deciders.start();
            workers.start();
            try {
                WorkflowExecution order = order(swf);
                awaitClosed(swf, order);
                check(swf, order);
            } finally {
                deciders.shutdownNow();
                workers.shutdownNow();
                deciders.awaitTermination(10, TimeUnit.SECONDS);
                workers.awaitTermination(10, TimeUnit.SECONDS);
            }
        }
    }

    private static WorkflowExecution order(SwfClient swf) {
        DynamicWorkflowClientExternalImpl client = new DynamicWorkflowClientExternalImpl(
                WorkflowExecution.builder().workflowId("order-1").build(),
                WorkflowType.builder().name("Order.process").version("1").build(),
                new StartWorkflowOptions(),
                new JsonDataConverter(),
                new GenericWorkflowClientExternalImpl(swf, DOMAIN));
        client.startWorkflowExecution(new Object[] {"a chair"});
        client.signalWorkflowExecution("approve", new Object[] {"the boss"});
        return client.getWorkflowExecution();
    }

    private static void awaitClosed(SwfClient swf, WorkflowExecution execution) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (swf.describeWorkflowExecution(r -> r.domain(DOMAIN).execution(execution.toSdkType()))
                        .executionInfo()
                        .executionStatus()
                == ExecutionStatus.OPEN) {
            assertThat(Instant.now())
                    .as(() -> "the workflow is still open: " + history(swf, execution))
                    .isBefore(deadline);
        }
    }

    private static List<HistoryEvent> history(SwfClient swf, WorkflowExecution execution) {
        return swf
                .getWorkflowExecutionHistoryPaginator(r -> r.domain(DOMAIN).execution(execution.toSdkType()))
                .events()
                .stream()
                .toList();
    }

    private static void check(SwfClient swf, WorkflowExecution order) {
        List<HistoryEvent> history = history(swf, order);
        assertThat(history.getLast().workflowExecutionCompletedEventAttributes())
                .as(() -> history.toString())
                .isNotNull()
                .satisfies(end -> assertThat(end.result())
                        .isEqualTo("\"packed a chair, approved by the boss, carried a chair\""));
        Map<EventType, Long> events = history.stream()
                .map(HistoryEvent::eventType)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(events)
                .containsEntry(EventType.ACTIVITY_TASK_FAILED, 2L)
                .containsEntry(EventType.ACTIVITY_TASK_COMPLETED, 1L)
                // One of the workflow's own, two between the attempts.
                .containsEntry(EventType.TIMER_FIRED, 3L)
                .containsEntry(EventType.WORKFLOW_EXECUTION_SIGNALED, 1L)
                .containsEntry(EventType.CHILD_WORKFLOW_EXECUTION_COMPLETED, 1L)
                .doesNotContainKey(EventType.DECISION_TASK_TIMED_OUT);
        String child = history.stream()
                .filter(event -> event.eventType() == EventType.START_CHILD_WORKFLOW_EXECUTION_INITIATED)
                .map(event -> event.startChildWorkflowExecutionInitiatedEventAttributes()
                        .workflowId())
                .findFirst()
                .orElseThrow();
        assertThat(child).startsWith(order.getRunId() + ":");
    }
}
