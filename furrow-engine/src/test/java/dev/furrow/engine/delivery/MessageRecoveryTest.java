package dev.furrow.engine.delivery;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.Histories;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.id.Slots;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Messages that are under way when the process dies arrive after the restart: once, and in the order of their
/// sending.
class MessageRecoveryTest {
    private static final EngineSettings SETTINGS = TestSettings.lanes(4);
    private static final int PARENT = Slots.of(DOMAIN, "parent") % 4;
    private static final int KID = Slots.of(DOMAIN, "kid") % 4;
    private static final int TARGET = Slots.of(DOMAIN, "target") % 4;

    private final Store store = new RowStore(new MemoryTables(), "test");
    private final HeldEngine engine = new HeldEngine(SETTINGS, store);

    private WorkflowExecution begin(String workflowId) {
        String runId = engine.send(new StartWorkflowExecutionRequest(
                        DOMAIN,
                        workflowId,
                        new WorkflowType("w", "1"),
                        new TaskList(workflowId),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .as(Run.class)
                .runId();
        return new WorkflowExecution(workflowId, runId);
    }

    private void decide(String taskList, Decision... decisions) {
        DecisionTask task = engine.send(pollForDecisionTask(taskList)).as(DecisionTask.class);
        engine.send(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decisions), null, null, null))
                .body();
    }

    private List<Message> pending() {
        List<Message> messages = new ArrayList<>();
        store.scanMessages(messages::add);
        return messages;
    }

    /// Forgets everything but the store.
    private TestEngine crash() {
        return new TestEngine(SETTINGS, store);
    }

    private static List<EventType> types(WorkflowExecution run, TestEngine recovered) {
        return Histories.types(recovered.history(run));
    }

    @Test
    void theThreeRunsAreOnThreeLanes() {
        assertThat(List.of(PARENT, KID, TARGET)).doesNotHaveDuplicates();
    }

    @Test
    void aChildThatStartedAndClosedBeforeItsParentHeardOfItIsHeardOfInThatOrder() {
        engine.register();
        WorkflowExecution parent = begin("parent");
        DecisionTask task = engine.send(pollForDecisionTask("parent")).as(DecisionTask.class);
        PendingReply answer = engine.submit(new RespondDecisionTaskCompletedRequest(
                task.taskToken(), List.of(with(child("kid"), "taskList", new TaskList("kid"))), null, null, null));
        engine.driver().decide();
        engine.driver().hold(PARENT);
        engine.driver().run();
        assertThat(answer.body()).isEmpty();
        decide("kid", completeWorkflow());
        assertThat(pending()).hasSize(2);

        TestEngine recovered = crash();
        assertThat(types(parent, recovered))
                .endsWith(
                        EventType.StartChildWorkflowExecutionInitiated,
                        EventType.ChildWorkflowExecutionStarted,
                        EventType.DecisionTaskScheduled,
                        EventType.ChildWorkflowExecutionCompleted);
        assertThat(pending()).isEmpty();
    }

    /// Plays a story in which every kind of message is sent, with some lanes left alone from the middle on, then
    /// crashes and recovers.
    private Map<String, List<EventType>> play(int... heldLanes) {
        engine.register();
        Map<String, WorkflowExecution> runs = new TreeMap<>();
        runs.put("target", begin("target"));
        decide("target");
        runs.put("parent", begin("parent"));
        DecisionTask task = engine.send(pollForDecisionTask("parent")).as(DecisionTask.class);
        PendingReply answer = engine.submit(new RespondDecisionTaskCompletedRequest(
                task.taskToken(),
                List.of(
                        with(child("kid"), "taskList", new TaskList("kid")),
                        with(child("target"), "taskList", new TaskList("kid")),
                        signalExternal("target", null),
                        cancelExternal("target"),
                        with(signalExternal("kid", null), "runId", "none"),
                        with(cancelExternal("kid"), "runId", "none")),
                null,
                null,
                null));
        engine.driver().decide();
        for (int lane : heldLanes) {
            engine.driver().hold(lane);
        }
        engine.driver().run();
        assertThat(answer.body()).isEmpty();
        assertThat(pending())
                .hasSize(heldLanes.length == 0 ? 0 : heldLanes.length * 3 + (heldLanes.length > 1 ? 0 : 3));
        TestEngine recovered = crash();
        runs.put("kid", recovered.openRun("kid"));
        Map<String, List<EventType>> histories = new TreeMap<>();
        runs.forEach((name, run) -> histories.put(name, types(run, recovered)));
        assertThat(pending()).isEmpty();
        return histories;
    }

    @Test
    void requestsUnderWayReachTheirReceivers() {
        Map<String, List<EventType>> histories = play(KID, TARGET);
        assertThat(histories).isEqualTo(new MessageRecoveryTest().play());
    }

    @Test
    void answersUnderWayReachTheirSender() {
        Map<String, List<EventType>> histories = play(PARENT);
        Map<String, List<EventType>> undisturbed = new MessageRecoveryTest().play();
        assertThat(histories.get("kid")).isEqualTo(undisturbed.get("kid"));
        assertThat(histories.get("target")).isEqualTo(undisturbed.get("target"));
        assertThat(histories.get("parent")).containsExactlyInAnyOrderElementsOf(undisturbed.get("parent"));
    }

    @Test
    void thePolicyOfAClosedParentReachesItsChild() {
        engine.register();
        begin("parent");
        decide("parent", with(child("kid"), "taskList", new TaskList("kid")));
        engine.driver().hold(KID);
        engine.send(new TerminateWorkflowExecutionRequest(
                        DOMAIN, "parent", null, null, null, ChildPolicy.REQUEST_CANCEL))
                .body();
        assertThat(pending()).hasSize(1);
        TestEngine recovered = crash();
        assertThat(types(recovered.openRun("kid"), recovered)).contains(EventType.WorkflowExecutionCancelRequested);
        assertThat(pending()).isEmpty();
    }

    @Test
    void aChildThatIsYetToStartObeysThePolicyOfItsClosedParent() {
        engine.register();
        WorkflowExecution parent = begin("parent");
        DecisionTask task = engine.send(pollForDecisionTask("parent")).as(DecisionTask.class);
        engine.driver().hold(KID);
        engine.send(new RespondDecisionTaskCompletedRequest(
                        task.taskToken(),
                        List.of(with(child("kid"), "taskList", new TaskList("kid"))),
                        null,
                        null,
                        null))
                .body();
        engine.send(new TerminateWorkflowExecutionRequest(
                        DOMAIN, "parent", null, null, null, ChildPolicy.REQUEST_CANCEL))
                .body();
        assertThat(pending()).hasSize(2);
        TestEngine recovered = crash();
        assertThat(types(recovered.openRun("kid"), recovered)).contains(EventType.WorkflowExecutionCancelRequested);
        assertThat(recovered.history(parent).getLast().eventType()).isEqualTo(EventType.WorkflowExecutionTerminated);
    }
}
