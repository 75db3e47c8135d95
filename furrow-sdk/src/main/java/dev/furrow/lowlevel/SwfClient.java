package dev.furrow.lowlevel;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTaskStatus;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeleteWorkflowTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.DescribeWorkflowTypeRequest;
import dev.furrow.api.operation.DomainDetail;
import dev.furrow.api.operation.DomainInfos;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListTagsForResourceRequest;
import dev.furrow.api.operation.ListTagsForResourceResponse;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TagResourceRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.UntagResourceRequest;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeInfos;
import dev.furrow.spi.Measured;
import dev.furrow.spi.Telemetry;
import dev.furrow.spi.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The service's 39 operations, one method each. Safe for use by many threads.
///
/// A request is repeated, with growing and random pauses, when the service throttles, is not available or fails,
/// or when the connection breaks, unless a second time would have a second effect. Every method throws
/// [SwfException] when the service refuses, [UnreachableException] when no answer comes, and
/// [CallInterruptedException] when the calling thread is interrupted.
public final class SwfClient {
    private static final int ATTEMPTS = 6;
    private static final Duration POLL = Duration.ofSeconds(70);
    /// How long an answer other than a poll's may take unless said otherwise.
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Map<String, FaultType> FAULTS =
            Arrays.stream(FaultType.values()).collect(Collectors.toMap(FaultType::wireName, Function.identity()));

    private final Transport transport;
    private final Duration answer;
    private final Telemetry telemetry;

    /// @param transport carries the requests; whoever made it closes it
    public SwfClient(Transport transport) {
        this(transport, ANSWER, Telemetry.NONE);
    }

    /// @param transport carries the requests; whoever made it closes it
    /// @param answer how long an answer may take, each time it is asked for; polls have seventy seconds
    /// @param telemetry hears of each request
    public SwfClient(Transport transport, Duration answer, Telemetry telemetry) {
        this.transport = transport;
        this.answer = answer;
        this.telemetry = telemetry;
    }

    /// Counts closed runs that pass the filters.
    public WorkflowExecutionCount countClosedWorkflowExecutions(CountClosedWorkflowExecutionsRequest request) {
        return ask(request, WorkflowExecutionCount.class);
    }

    /// Counts open runs that pass the filters.
    public WorkflowExecutionCount countOpenWorkflowExecutions(CountOpenWorkflowExecutionsRequest request) {
        return ask(request, WorkflowExecutionCount.class);
    }

    /// Counts activity tasks that wait in a list.
    public PendingTaskCount countPendingActivityTasks(CountPendingActivityTasksRequest request) {
        return ask(request, PendingTaskCount.class);
    }

    /// Counts decision tasks that wait in a list.
    public PendingTaskCount countPendingDecisionTasks(CountPendingDecisionTasksRequest request) {
        return ask(request, PendingTaskCount.class);
    }

    /// Removes a deprecated activity type.
    public void deleteActivityType(DeleteActivityTypeRequest request) {
        send(request);
    }

    /// Removes a deprecated workflow type.
    public void deleteWorkflowType(DeleteWorkflowTypeRequest request) {
        send(request);
    }

    /// Bars an activity type from new tasks.
    public void deprecateActivityType(DeprecateActivityTypeRequest request) {
        send(request);
    }

    /// Bars a domain and its types from new runs.
    public void deprecateDomain(DeprecateDomainRequest request) {
        send(request);
    }

    /// Bars a workflow type from new runs.
    public void deprecateWorkflowType(DeprecateWorkflowTypeRequest request) {
        send(request);
    }

    /// Shows an activity type and its defaults.
    public ActivityTypeDetail describeActivityType(DescribeActivityTypeRequest request) {
        return ask(request, ActivityTypeDetail.class);
    }

    /// Shows a domain and its retention.
    public DomainDetail describeDomain(DescribeDomainRequest request) {
        return ask(request, DomainDetail.class);
    }

    /// Shows a run, its settings and its open work.
    public WorkflowExecutionDetail describeWorkflowExecution(DescribeWorkflowExecutionRequest request) {
        return ask(request, WorkflowExecutionDetail.class);
    }

    /// Shows a workflow type and its defaults.
    public WorkflowTypeDetail describeWorkflowType(DescribeWorkflowTypeRequest request) {
        return ask(request, WorkflowTypeDetail.class);
    }

    /// Reads the history of a run, page by page.
    public History getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest request) {
        return ask(request, History.class);
    }

    /// Reads a page of a run's history once the run has an event beyond one, or is closed, or once the time is over.
    /// A service that cannot wait, as Amazon's, answers at once: see [dev.furrow.spi.Capabilities#historyWait].
    ///
    /// @param afterEventId the newest event that is known; [Long#MAX_VALUE] to wait for the end of the run
    /// @param atMost for how long to wait; the service may answer earlier, usually after a minute
    public History awaitWorkflowExecutionHistory(
            GetWorkflowExecutionHistoryRequest request, long afterEventId, Duration atMost) {
        long end = System.nanoTime() + Math.min(atMost.toMillis(), POLL.toMillis()) * 1_000_000;
        return Json.decodeTrusted(
                call(
                        request,
                        (operation, body) -> transport.awaitHistory(
                                body, afterEventId, Duration.ofNanos(Math.max(0, end - System.nanoTime())), POLL)),
                History.class);
    }

    /// Lists activity types of a domain.
    public ActivityTypeInfos listActivityTypes(ListActivityTypesRequest request) {
        return ask(request, ActivityTypeInfos.class);
    }

    /// Lists closed runs that pass the filters.
    public WorkflowExecutionInfos listClosedWorkflowExecutions(ListClosedWorkflowExecutionsRequest request) {
        return ask(request, WorkflowExecutionInfos.class);
    }

    /// Lists domains.
    public DomainInfos listDomains(ListDomainsRequest request) {
        return ask(request, DomainInfos.class);
    }

    /// Lists open runs that pass the filters.
    public WorkflowExecutionInfos listOpenWorkflowExecutions(ListOpenWorkflowExecutionsRequest request) {
        return ask(request, WorkflowExecutionInfos.class);
    }

    /// Shows the tags of a domain.
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ask(request, ListTagsForResourceResponse.class);
    }

    /// Lists workflow types of a domain.
    public WorkflowTypeInfos listWorkflowTypes(ListWorkflowTypesRequest request) {
        return ask(request, WorkflowTypeInfos.class);
    }

    /// Waits for an activity task.
    public ActivityTask pollForActivityTask(PollForActivityTaskRequest request) {
        return ask(request, ActivityTask.class);
    }

    /// Waits for a decision task, or reads on in the history of one.
    public DecisionTask pollForDecisionTask(PollForDecisionTaskRequest request) {
        return ask(request, DecisionTask.class);
    }

    /// Says that an activity task is still being worked on.
    public ActivityTaskStatus recordActivityTaskHeartbeat(RecordActivityTaskHeartbeatRequest request) {
        return ask(request, ActivityTaskStatus.class);
    }

    /// Makes an activity type known.
    public void registerActivityType(RegisterActivityTypeRequest request) {
        send(request);
    }

    /// Makes a domain.
    public void registerDomain(RegisterDomainRequest request) {
        send(request);
    }

    /// Makes a workflow type known.
    public void registerWorkflowType(RegisterWorkflowTypeRequest request) {
        send(request);
    }

    /// Asks the decider of a run to wind it up.
    public void requestCancelWorkflowExecution(RequestCancelWorkflowExecutionRequest request) {
        send(request);
    }

    /// Ends an activity task as canceled.
    public void respondActivityTaskCanceled(RespondActivityTaskCanceledRequest request) {
        send(request);
    }

    /// Ends an activity task with its result.
    public void respondActivityTaskCompleted(RespondActivityTaskCompletedRequest request) {
        send(request);
    }

    /// Ends an activity task with a failure.
    public void respondActivityTaskFailed(RespondActivityTaskFailedRequest request) {
        send(request);
    }

    /// Ends a decision task with its decisions.
    public void respondDecisionTaskCompleted(RespondDecisionTaskCompletedRequest request) {
        send(request);
    }

    /// Adds a signal to the history of an open run.
    public void signalWorkflowExecution(SignalWorkflowExecutionRequest request) {
        send(request);
    }

    /// Starts a run.
    public Run startWorkflowExecution(StartWorkflowExecutionRequest request) {
        return ask(request, Run.class);
    }

    /// Sets tags of a domain.
    public void tagResource(TagResourceRequest request) {
        send(request);
    }

    /// Closes a run at once.
    public void terminateWorkflowExecution(TerminateWorkflowExecutionRequest request) {
        send(request);
    }

    /// Allows a deprecated activity type again.
    public void undeprecateActivityType(UndeprecateActivityTypeRequest request) {
        send(request);
    }

    /// Allows a deprecated domain again.
    public void undeprecateDomain(UndeprecateDomainRequest request) {
        send(request);
    }

    /// Allows a deprecated workflow type again.
    public void undeprecateWorkflowType(UndeprecateWorkflowTypeRequest request) {
        send(request);
    }

    /// Removes tags of a domain.
    public void untagResource(UntagResourceRequest request) {
        send(request);
    }

    private void send(Request request) {
        call(request);
    }

    private <T extends Record> T ask(Request request, Class<T> answer) {
        return Json.decodeTrusted(call(request), answer);
    }

    /// How a request is sent, once.
    private interface Sending {
        Transport.Answer send(Operation operation, byte[] body) throws IOException, InterruptedException;
    }

    private byte[] call(Request request) {
        return call(request, (operation, body) -> transport.call(operation, body, timeout(operation)));
    }

    private byte[] call(Request request, Sending sending) {
        Operation operation = Operation.of(request);
        byte[] body = Json.encode((Record) request);
        if (telemetry.equals(Telemetry.NONE)) {
            return call(operation, body, sending, new int[1]);
        }
        long begun = System.nanoTime();
        int[] attempts = new int[1];
        FaultType fault = null;
        boolean answered = false;
        int answerBytes = 0;
        try {
            byte[] received = call(operation, body, sending, attempts);
            answered = true;
            answerBytes = received.length;
            return received;
        } catch (SwfException refused) {
            fault = refused.type();
            answered = true;
            throw refused;
        } finally {
            telemetry.record(new Measured.Requested(
                    operation.wireName(),
                    Duration.ofNanos(System.nanoTime() - begun),
                    attempts[0],
                    fault,
                    answered,
                    body.length,
                    answerBytes));
        }
    }

    /// @param attempts counts them, for those who measure
    private byte[] call(Operation operation, byte[] body, Sending sending, int[] attempts) {
        Repetition repetition = Repetition.of(operation);
        boolean perhapsDone = false;
        for (int attempt = 1; ; attempt++) {
            attempts[0] = attempt;
            try {
                Transport.Answer received = sending.send(operation, body);
                if (received.status() < 300) {
                    return received.body();
                }
                SwfException refusal = refusal(operation, received);
                if (perhapsDone && refusal.type() == Repetition.doneAlready(operation)) {
                    return new byte[0];
                }
                if (!mayRepeat(refusal.type(), repetition) || attempt == ATTEMPTS) {
                    throw refusal;
                }
                perhapsDone |= refusal.type() == FaultType.INTERNAL_FAILURE;
            } catch (ConnectException notSent) {
                if (attempt == ATTEMPTS) {
                    throw new UnreachableException(operation, attempt, notSent);
                }
            } catch (IOException lost) {
                if (repetition == Repetition.HARMFUL || attempt == ATTEMPTS) {
                    throw new UnreachableException(operation, attempt, lost);
                }
                perhapsDone = true;
            } catch (InterruptedException interrupted) {
                throw new CallInterruptedException(operation, interrupted);
            }
            pause(operation, attempt);
        }
    }

    private static boolean mayRepeat(FaultType type, Repetition repetition) {
        return switch (type) {
            // Neither has carried anything out.
            case THROTTLING, SERVICE_UNAVAILABLE -> true;
            case INTERNAL_FAILURE -> repetition != Repetition.HARMFUL;
            default -> false;
        };
    }

    /// Full jitter: anything up to a bound that doubles, so that clients that were refused together come back
    /// apart.
    private static void pause(Operation operation, int attempt) {
        long bound = Math.min(5_000, 50L << attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound / 4, bound));
        } catch (InterruptedException interrupted) {
            throw new CallInterruptedException(operation, interrupted);
        }
    }

    private Duration timeout(Operation operation) {
        return switch (operation) {
            case POLL_FOR_ACTIVITY_TASK, POLL_FOR_DECISION_TASK -> POLL;
            default -> answer;
        };
    }

    private static SwfException refusal(Operation operation, Transport.Answer answer) {
        ErrorBody error = ErrorBody.of(answer.body());
        FaultType type = error.type() == null ? null : FAULTS.get(error.type());
        if (type == null) {
            type = answer.status() >= 500 ? FaultType.INTERNAL_FAILURE : FaultType.VALIDATION;
        }
        String message = error.message() == null ? "HTTP status " + answer.status() : error.message();
        return new SwfException(operation, type, message);
    }
}
