package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.*;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing happens for whoever is turned away. Each operation that changes anything is asked for by strangers of all
/// kinds, with a request that would have had an effect: it has one as soon as somebody asks who may.
final class TurnedAwayTest extends GuardedTest {
    private static final String DOMAIN = "untouched";
    private static final WorkflowType W = new WorkflowType("w", "1");
    private static final ActivityType A = new ActivityType("a", "1");
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);

    private final Set<Operation> asked = EnumSet.noneOf(Operation.class);
    private final Map<String, SignedCaller> strangers = new LinkedHashMap<>();

    @BeforeEach
    void meetStrangers() {
        SignedCaller elsewhere = guarded.user("elsewhere", document(allow("swf:*", ARN + "elsewhere", "{}")));
        SignedCaller barred = guarded.user("barred", document(allow("*"), statement("Deny", "swf:*", "*", "{}")));
        SignedCaller disabled = guarded.user("disabled", document(allow("*")));
        guarded.done("{\"action\":\"DisableUser\",\"user\":\"disabled\"}");
        SignedCaller revoked = guarded.user("revoked", document(allow("*")));
        guarded.done("{\"action\":\"DeleteKey\",\"accessKeyId\":\""
                + revoked.credentials().accessKeyId() + "\"}");
        String known = admin.credentials().accessKeyId();
        strangers.put("AccessDeniedException of another domain", elsewhere);
        strangers.put("AccessDeniedException by a denial", barred);
        strangers.put("UnrecognizedClientException of a disabled user", disabled);
        strangers.put("UnrecognizedClientException of a deleted key", revoked);
        strangers.put(
                "UnrecognizedClientException of a wrong secret",
                new SignedCaller(server, new Credentials(known, "wrong", null)));
    }

    private <R extends Record & Request> void isRefusedToStrangers(R request) {
        asked.add(Operation.of(request));
        strangers.forEach((why, stranger) -> assertThat(why)
                .as("%s", request)
                .startsWith(stranger.call(request).fault().getKey()));
        assertThat(server.call(request).fault().getKey()).isEqualTo("MissingAuthenticationTokenException");
    }

    private <R extends Record & Request> Reply happensForNoStranger(R request) {
        List<String> before = everything();
        isRefusedToStrangers(request);
        assertThat(everything()).as("%s", request).isEqualTo(before);

        Reply reply = admin.call(request);
        succeeds(reply);
        assertThat(everything()).as("%s", request).isNotEqualTo(before);
        return reply;
    }

    /// All that can be read of the domain.
    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (RegistrationStatus status : RegistrationStatus.values()) {
            all.add(read(new ListDomainsRequest(null, status, null, null)));
            all.add(read(new ListWorkflowTypesRequest(DOMAIN, null, status, null, null, null)));
            all.add(read(new ListActivityTypesRequest(DOMAIN, null, status, null, null, null)));
        }
        all.add(read(new ListTagsForResourceRequest(ARN + DOMAIN)));
        all.add(read(new CountPendingDecisionTasksRequest(DOMAIN, new TaskList("deciders"))));
        all.add(read(new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers"))));
        runs().forEach(run ->
                all.add(run + read(new GetWorkflowExecutionHistoryRequest(DOMAIN, run.execution(), null, null, null))));
        return all;
    }

    private <R extends Record & Request> String read(R request) {
        return admin.call(request).text();
    }

    private static List<WorkflowExecutionInfo> runs() {
        Reply open =
                admin.call(new ListOpenWorkflowExecutionsRequest(DOMAIN, EVER, null, null, null, null, null, null));
        Reply closed = admin.call(
                new ListClosedWorkflowExecutionsRequest(DOMAIN, EVER, null, null, null, null, null, null, null, null));
        return Stream.of(open, closed)
                .filter(reply -> reply.status() == 200)
                .flatMap(reply -> reply.as(WorkflowExecutionInfos.class).executionInfos().stream())
                .toList();
    }

    private void domainAndTypes() {
        happensForNoStranger(domain(DOMAIN));
        happensForNoStranger(new TagResourceRequest(ARN + DOMAIN, List.of(new ResourceTag("team", "blue"))));
        happensForNoStranger(new UntagResourceRequest(ARN + DOMAIN, List.of("team")));
        happensForNoStranger(new RegisterWorkflowTypeRequest(
                DOMAIN, "w", "1", null, "NONE", "3600", new TaskList("deciders"), null, ChildPolicy.TERMINATE, null));
        happensForNoStranger(new RegisterActivityTypeRequest(
                DOMAIN, "a", "1", null, "NONE", "NONE", new TaskList("workers"), null, "NONE", "NONE"));
        happensForNoStranger(new DeprecateWorkflowTypeRequest(DOMAIN, W));
        happensForNoStranger(new UndeprecateWorkflowTypeRequest(DOMAIN, W));
        happensForNoStranger(new DeprecateActivityTypeRequest(DOMAIN, A));
        happensForNoStranger(new UndeprecateActivityTypeRequest(DOMAIN, A));
    }

    private String activity() {
        return happensForNoStranger(new PollForActivityTaskRequest(DOMAIN, new TaskList("workers"), null))
                .as(ActivityTask.class)
                .taskToken();
    }

    private static Decision schedule(String id, String heartbeat) {
        return new ScheduleActivityTaskDecision(A, id, null, null, null, null, null, null, null, heartbeat);
    }

    private void aRun() {
        happensForNoStranger(startRequest(DOMAIN, "run", null));
        happensForNoStranger(new SignalWorkflowExecutionRequest(DOMAIN, "run", null, "signal", null));
        happensForNoStranger(new RequestCancelWorkflowExecutionRequest(DOMAIN, "run", null));
        String decide = happensForNoStranger(
                        new PollForDecisionTaskRequest(DOMAIN, new TaskList("deciders"), null, null, null, null, null))
                .as(DecisionTask.class)
                .taskToken();
        happensForNoStranger(new RespondDecisionTaskCompletedRequest(
                decide,
                List.of(schedule("1", null), schedule("2", null), schedule("3", null), schedule("4", "3")),
                null,
                null,
                null));
        happensForNoStranger(new RespondActivityTaskCompletedRequest(activity(), "result"));
        happensForNoStranger(new RespondActivityTaskFailedRequest(activity(), "reason", null));
        happensForNoStranger(new RespondActivityTaskCanceledRequest(activity(), null));
    }

    /// What a heartbeat says is seen when no other follows it.
    private void aHeartbeat() {
        String token = admin.call(new PollForActivityTaskRequest(DOMAIN, new TaskList("workers"), null))
                .as(ActivityTask.class)
                .taskToken();
        succeeds(admin.call(new RecordActivityTaskHeartbeatRequest(token, "of the worker")));
        isRefusedToStrangers(new RecordActivityTaskHeartbeatRequest(token, "of a stranger"));
        TestServer.await("the activity times out", () -> timedOut() != null);
        assertThat(timedOut()).contains("of the worker").doesNotContain("of a stranger");
    }

    private static String timedOut() {
        return admin
                .call(new GetWorkflowExecutionHistoryRequest(
                        DOMAIN, runs().getFirst().execution(), null, null, null))
                .as(History.class)
                .events()
                .stream()
                .map(HistoryEvent::attributes)
                .filter(ActivityTaskTimedOut.class::isInstance)
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }

    private void theEnd() {
        happensForNoStranger(new TerminateWorkflowExecutionRequest(DOMAIN, "run", null, null, null, null));
        succeeds(admin.call(new DeprecateWorkflowTypeRequest(DOMAIN, W)));
        succeeds(admin.call(new DeprecateActivityTypeRequest(DOMAIN, A)));
        happensForNoStranger(new DeleteWorkflowTypeRequest(DOMAIN, W));
        happensForNoStranger(new DeleteActivityTypeRequest(DOMAIN, A));
        happensForNoStranger(new DeprecateDomainRequest(DOMAIN));
        happensForNoStranger(new UndeprecateDomainRequest(DOMAIN));
    }

    @Test
    void nothingThatStrangersAskForHappens() {
        domainAndTypes();
        aRun();
        aHeartbeat();
        theEnd();

        assertThat(Stream.of(Operation.values()).filter(AccessGate::isMutating))
                .containsExactlyInAnyOrderElementsOf(asked);
    }
}
