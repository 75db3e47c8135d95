package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.operation.*;
import java.nio.charset.StandardCharsets;

/// What the tests of the checklist of section 11 of the specification share: an engine with types, and short ways to
/// ask it as a client does. Lines about HTTP itself are tested with the server.
abstract class ClientChecklist {
    final TestEngine engine = new TestEngine().withTypes();

    String body(Request request) {
        return body(engine.send(request));
    }

    static String body(PendingReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    PendingReply sendRaw(String json, Class<? extends Record> type) {
        return engine.sendRaw(json.getBytes(StandardCharsets.UTF_8), type);
    }

    DecisionTask poll(Object... changes) {
        return engine.call(with(pollForDecisionTask("deciders"), changes), DecisionTask.class);
    }

    <T extends dev.furrow.api.event.EventAttributes> T only(Class<T> type, WorkflowExecution run) {
        return Histories.only(type, engine.history(run));
    }

    void terminate(String workflowId) {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, workflowId, null, null, null, null));
    }

    static StartChildWorkflowExecutionDecision apart(String workflowId) {
        return with(child(workflowId), "taskList", new TaskList("children"));
    }
}
