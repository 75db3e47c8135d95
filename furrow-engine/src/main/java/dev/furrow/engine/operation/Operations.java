package dev.furrow.engine.operation;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.*;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.OpenRun;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.engine.turn.LambdaCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Leads each request to the class of its operation. Safe for use by many threads.
public final class Operations {
    private final Parts parts;

    /// @param parts what operations work with
    public Operations(Parts parts) {
        this.parts = parts;
    }

    /// Carries a request out; the reply hears of its end, possibly before this returns.
    ///
    /// @param permissions which decisions the caller may make
    /// @return the poll, if the request began one that may wait
    public @Nullable Poll submit(Request request, Permissions permissions, Reply reply) {
        try {
            parts.rules().throttle().admit(Operation.of(request), parts.now());
            return route(request, permissions, reply);
        } catch (Fault fault) {
            reply.refuse(fault);
            return null;
        }
    }

    private @Nullable Poll route(Request request, Permissions permissions, Reply reply) {
        switch (request) {
            case StartWorkflowExecutionRequest r ->
                lane(r, r.domain(), r.workflowId(), new StartWorkflowExecution(r, parts, reply));
            case SignalWorkflowExecutionRequest r ->
                lane(r, r.domain(), r.workflowId(), new SignalWorkflowExecution(r, parts, reply));
            case RequestCancelWorkflowExecutionRequest r ->
                lane(r, r.domain(), r.workflowId(), new RequestCancelWorkflowExecution(r, parts, reply));
            case TerminateWorkflowExecutionRequest r ->
                lane(r, r.domain(), r.workflowId(), new TerminateWorkflowExecution(r, parts, reply));
            case DescribeWorkflowExecutionRequest r ->
                lane(r, r.domain(), r.execution().workflowId(), new DescribeWorkflowExecution(r, parts, reply));
            case RespondDecisionTaskCompletedRequest r -> {
                TaskOfToken task = TaskOfToken.open(r.taskToken(), TaskKind.DECISION, parts);
                lane(r, task, new RespondDecisionTaskCompleted(r, task, permissions, parts, reply));
            }
            case RespondActivityTaskCompletedRequest r -> {
                TaskOfToken task = TaskOfToken.open(r.taskToken(), TaskKind.ACTIVITY, parts);
                lane(r, task, new RespondActivityTaskCompleted(r, task, parts, reply));
            }
            case RespondActivityTaskFailedRequest r -> {
                TaskOfToken task = TaskOfToken.open(r.taskToken(), TaskKind.ACTIVITY, parts);
                lane(r, task, new RespondActivityTaskFailed(r, task, parts, reply));
            }
            case RespondActivityTaskCanceledRequest r -> {
                TaskOfToken task = TaskOfToken.open(r.taskToken(), TaskKind.ACTIVITY, parts);
                lane(r, task, new RespondActivityTaskCanceled(r, task, parts, reply));
            }
            case RecordActivityTaskHeartbeatRequest r -> {
                TaskOfToken task = TaskOfToken.open(r.taskToken(), TaskKind.ACTIVITY, parts);
                lane(r, task, new RecordActivityTaskHeartbeat(r, task, parts, reply));
            }
            case DeleteActivityTypeRequest r -> parts.lanes().submitToRegistry(new DeleteActivityType(r, parts, reply));
            case DeleteWorkflowTypeRequest r -> parts.lanes().submitToRegistry(new DeleteWorkflowType(r, parts, reply));
            case DeprecateActivityTypeRequest r ->
                parts.lanes().submitToRegistry(new DeprecateActivityType(r, parts, reply));
            case DeprecateDomainRequest r -> parts.lanes().submitToRegistry(new DeprecateDomain(r, parts, reply));
            case DeprecateWorkflowTypeRequest r ->
                parts.lanes().submitToRegistry(new DeprecateWorkflowType(r, parts, reply));
            case RegisterActivityTypeRequest r ->
                parts.lanes().submitToRegistry(new RegisterActivityType(r, parts, reply));
            case RegisterDomainRequest r -> parts.lanes().submitToRegistry(new RegisterDomain(r, parts, reply));
            case RegisterWorkflowTypeRequest r ->
                parts.lanes().submitToRegistry(new RegisterWorkflowType(r, parts, reply));
            case TagResourceRequest r -> parts.lanes().submitToRegistry(new TagResource(r, parts, reply));
            case UndeprecateActivityTypeRequest r ->
                parts.lanes().submitToRegistry(new UndeprecateActivityType(r, parts, reply));
            case UndeprecateDomainRequest r -> parts.lanes().submitToRegistry(new UndeprecateDomain(r, parts, reply));
            case UndeprecateWorkflowTypeRequest r ->
                parts.lanes().submitToRegistry(new UndeprecateWorkflowType(r, parts, reply));
            case UntagResourceRequest r -> parts.lanes().submitToRegistry(new UntagResource(r, parts, reply));
            case DescribeActivityTypeRequest r -> reply.answer(DescribeActivityType.read(r, parts));
            case DescribeDomainRequest r -> reply.answer(DescribeDomain.read(r, parts));
            case DescribeWorkflowTypeRequest r -> reply.answer(DescribeWorkflowType.read(r, parts));
            case ListActivityTypesRequest r -> reply.answer(ListActivityTypes.read(r, parts));
            case ListDomainsRequest r -> reply.answer(ListDomains.read(r, parts));
            case ListTagsForResourceRequest r -> reply.answer(ListTagsForResource.read(r, parts));
            case ListWorkflowTypesRequest r -> reply.answer(ListWorkflowTypes.read(r, parts));
            case CountPendingActivityTasksRequest r -> reply.answer(CountPendingActivityTasks.read(r, parts));
            case CountPendingDecisionTasksRequest r -> reply.answer(CountPendingDecisionTasks.read(r, parts));
            case GetWorkflowExecutionHistoryRequest r -> {
                String workflowId = r.execution().workflowId();
                parts.rules().throttle().admit(Operation.of(r), r.domain(), workflowId, parts.now());
                fromStore(r.domain(), reply, () -> GetWorkflowExecutionHistory.read(r, parts));
            }
            case ListOpenWorkflowExecutionsRequest r ->
                fromStore(r.domain(), reply, () -> ListOpenWorkflowExecutions.read(r, parts));
            case ListClosedWorkflowExecutionsRequest r ->
                fromStore(r.domain(), reply, () -> ListClosedWorkflowExecutions.read(r, parts));
            case CountOpenWorkflowExecutionsRequest r ->
                fromStore(r.domain(), reply, () -> CountOpenWorkflowExecutions.read(r, parts));
            case CountClosedWorkflowExecutionsRequest r ->
                fromStore(r.domain(), reply, () -> CountClosedWorkflowExecutions.read(r, parts));
            case PollForDecisionTaskRequest r -> {
                return PollForDecisionTask.submit(r, parts, reply);
            }
            case PollForActivityTaskRequest r -> {
                return PollForActivityTask.submit(r, parts, reply);
            }
        }
        return null;
    }

    private void lane(Request request, String domain, String workflowId, RequestWork work) {
        parts.registry().domain(domain);
        parts.rules().throttle().admit(Operation.of(request), domain, workflowId, parts.now());
        parts.lanes().submit(domain, workflowId, work);
    }

    private void lane(Request request, TaskOfToken task, RequestWork work) {
        lane(request, task.domain(), task.token().workflowId(), work);
    }

    private void fromStore(String domain, Reply reply, Supplier<Answer> read) {
        parts.registry().domain(domain);
        StoreReads.answer(reply, read, parts.looks());
    }

    /// The work that keeps notes of the server.
    public Work keep(List<RegistryChange> notes, Reply reply) {
        return new KeepNotes(notes, parts, reply);
    }

    /// The work that looks at what is open in the open run of a workflowId.
    ///
    /// @param seen gets what is seen; null if no run is open
    public Work lookAtOpenWork(String domain, String workflowId, CompletableFuture<@Nullable OpenWork> seen) {
        return new LookAtOpenWork(domain, workflowId, seen);
    }

    /// Reads a stretch of a run's history, as [Store#readHistory] does, where looks are made.
    public CompletableFuture<HistorySlice> history(
            String domain,
            WorkflowExecution execution,
            long fromEventId,
            long toEventId,
            boolean newestFirst,
            int maxEvents,
            int maxBytes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    parts.registry().domain(domain);
                    return parts.store()
                            .readHistory(
                                    GetWorkflowExecutionHistory.run(domain, execution, parts),
                                    fromEventId,
                                    toEventId,
                                    newestFirst,
                                    maxEvents,
                                    maxBytes);
                },
                parts.looks());
    }

    /// How far a run has come.
    ///
    /// @param newest the id of its newest event; 0 where only the end was asked for
    public record Progress(long newest, boolean closed) {}

    /// Looks how far a run has come, where looks are made.
    ///
    /// @param onlyWhetherClosed spares reading the newest event
    /// @return a [Fault] in it if there is no such run
    public CompletableFuture<Progress> progress(String domain, WorkflowExecution execution, boolean onlyWhetherClosed) {
        return CompletableFuture.supplyAsync(
                () -> {
                    parts.registry().domain(domain);
                    RunKey run = GetWorkflowExecutionHistory.run(domain, execution, parts);
                    OpenRun open = parts.store().findOpen(domain, execution.workflowId());
                    boolean closed = open == null || !open.run().equals(run);
                    return new Progress(closed || onlyWhetherClosed ? 0 : newest(run), closed);
                },
                parts.looks());
    }

    private long newest(RunKey run) {
        HistorySlice slice = parts.store().readHistory(run, 1, Integer.MAX_VALUE, true, 1, Integer.MAX_VALUE);
        return slice.events().isEmpty() ? 0 : slice.firstEventId();
    }

    /// The domain of the task that a token names.
    ///
    /// @throws Fault ValidationException if the token is none of this kind from this server
    public String domainOfTask(String taskToken, TaskKind kind) {
        return TaskOfToken.open(taskToken, kind, parts).domain();
    }

    /// The work that starts a task for a poller.
    public Work start(PendingTask task, Poll poll) {
        return switch (task.kind()) {
            case DECISION -> new StartDecisionTask(task, poll, parts);
            case ACTIVITY -> new StartActivityTask(task, poll, parts);
        };
    }

    /// The work that delivers a message.
    public Work deliver(Message message) {
        return new DeliverMessage(message);
    }

    /// The work that begins the call of a Lambda function.
    public Work begin(LambdaCall call) {
        return new BeginLambdaFunction(call, parts);
    }

    /// The work that ends a call whose process died with it: nobody knows what became of it, and it is not repeated.
    public Work interrupted(LambdaCall call) {
        return EndLambdaFunction.interrupted(call, parts);
    }

    /// The work that removes what is past its retention.
    public Work purge(String domain) {
        return new PurgeExpired(domain, parts);
    }
}
