package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.operation.*;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import dev.furrow.server.audit.AuditChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that asks for signatures, over the wire: who gets in, what policies let them do, and that what is denied
/// had no effect (specification, sections 1.6 and 10).
final class AccessTest {
    private static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/";

    @TempDir
    private static Path data;

    private static Guarded guarded;
    private static TestServer server;
    private static SignedCaller admin;

    @BeforeAll
    static void start() {
        guarded = Guarded.start(data);
        server = guarded.server();
        admin = guarded.administrator();
    }

    @AfterAll
    static void stop() {
        guarded.close();
    }

    private static String allow(String action) {
        return allow(action, "*", "{}");
    }

    private static String allow(String action, String resource, String condition) {
        return statement("Allow", action, resource, condition);
    }

    private static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource
                + "\",\"Condition\":" + condition + "}";
    }

    private static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static RegisterDomainRequest domain(String name) {
        return new RegisterDomainRequest(name, null, "30", null);
    }

    private static void succeeds(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private static void isDenied(Reply reply, String arn, String action, String resource) {
        assertThat(reply.fault().getKey()).isEqualTo("AccessDeniedException");
        assertThat(reply.fault().getValue())
                .isEqualTo("User: " + arn + " is not authorized to perform: " + action + " on resource: " + resource
                        + " (request id: " + reply.header("x-amzn-RequestId") + ")");
        assertThat(reply.status()).isEqualTo(400);
    }

    private static void isDenied(Reply reply) {
        assertThat(reply.fault().getKey()).isEqualTo("AccessDeniedException");
    }

    /// A domain with types `w` and `a`, made by the administrator.
    private static void prepare(String name) {
        succeeds(admin.call(domain(name)));
        succeeds(admin.call(new RegisterWorkflowTypeRequest(
                name, "w", "1", null, "NONE", "3600", new TaskList("deciders"), null, ChildPolicy.TERMINATE, null)));
        succeeds(admin.call(new RegisterActivityTypeRequest(
                name, "a", "1", null, "NONE", "NONE", new TaskList("workers"), null, "NONE", "NONE")));
    }

    private static StartWorkflowExecutionRequest startRequest(String domain, String id, String list, String... tags) {
        return new StartWorkflowExecutionRequest(
                domain,
                id,
                new WorkflowType("w", "1"),
                list == null ? null : new TaskList(list),
                null,
                null,
                null,
                List.of(tags),
                null,
                null,
                null);
    }

    @Nested
    class WithoutAGoodSignature {
        @Test
        void nobodyGetsIn() {
            Reply reply = server.call(domain("unsigned"));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.fault().getKey()).isEqualTo("MissingAuthenticationTokenException");
            assertThat(admin.call(new DescribeDomainRequest("unsigned")).fault().getKey())
                    .isEqualTo("UnknownResourceFault");
        }

        @Test
        void anUnknownKeyAndAWrongSecretAreOneAnswer() {
            Credentials known = admin.credentials();
            Reply unknown = new SignedCaller(server, new Credentials("AKIAUNKNOWN", "secret", null)).call(domain("x1"));
            Reply wrong =
                    new SignedCaller(server, new Credentials(known.accessKeyId(), "secret", null)).call(domain("x2"));

            assertThat(unknown.fault()).isEqualTo(wrong.fault());
            assertThat(wrong.fault().getKey()).isEqualTo("UnrecognizedClientException");
        }

        @Test
        void aChangedBodyIsFound() {
            String request = admin.request(domain("original")).replace("original", "tampered");

            assertThat(server.exchange(request).fault().getKey()).isEqualTo("UnrecognizedClientException");
        }

        @Test
        void aChangedTargetIsFound() {
            String request = admin.request(new DescribeDomainRequest("x")).replace("DescribeDomain", "DeprecateDomain");

            assertThat(server.exchange(request).fault().getKey()).isEqualTo("UnrecognizedClientException");
        }

        @Test
        void aPresignedRequestIsRefused() {
            String request = Connection.request("ListDomains", "{}").replace("POST / ", "POST /?X-Amz-Signature=00 ");

            assertThat(server.exchange(request).fault().getKey()).isEqualTo("MissingAuthenticationTokenException");
        }

        @Test
        void aQueryBesideASignatureIsRefused() {
            String request = admin.request(new DescribeDomainRequest("x")).replace("POST / ", "POST /?a=b ");

            assertThat(server.exchange(request).fault().getKey()).isEqualTo("InvalidSignatureException");
        }

        @Test
        void aSecondTargetIsRefused() {
            String request = admin.request(new DescribeDomainRequest("x"))
                    .replace("Host:", "X-Amz-Target: SimpleWorkflowService.DeprecateDomain\r\nHost:");

            assertThat(server.exchange(request).status()).isNotEqualTo(200);
        }

        @Test
        void theUnknownOperationIsToldFirstAndTheMalformedBodyIsNot() {
            assertThat(server.exchange(Connection.request("NoSuchOperation", "{}"))
                            .fault()
                            .getKey())
                    .isEqualTo("UnknownOperationException");
            assertThat(server.exchange(Connection.request("ListDomains", "{"))
                            .fault()
                            .getKey())
                    .isEqualTo("MissingAuthenticationTokenException");
        }
    }

    @Nested
    class Calls {
        @Test
        void areAllowedByAPolicyAndByNothingElse() {
            SignedCaller ann = guarded.user("ann", document(allow("swf:RegisterDomain", ARN + "ann-*", "{}")));

            succeeds(ann.call(domain("ann-1")));
            isDenied(
                    ann.call(domain("bob-1")),
                    "arn:aws:iam::123456789012:user/ann",
                    "swf:RegisterDomain",
                    ARN + "bob-1");
            assertThat(admin.call(new DescribeDomainRequest("bob-1")).fault().getKey())
                    .isEqualTo("UnknownResourceFault");
            isDenied(
                    ann.call(new ListDomainsRequest(null, RegistrationStatus.REGISTERED, null, null)),
                    "arn:aws:iam::123456789012:user/ann",
                    "swf:ListDomains",
                    ARN + "*");
        }

        @Test
        void thatAreNotValidAreToldSoBeforeTheyAreDenied() {
            SignedCaller nobody = guarded.user("nobody", document(statement("Deny", "*", "*", "{}")));

            assertThat(nobody.call(new RegisterDomainRequest("x", null, "many", null))
                            .fault()
                            .getKey())
                    .isEqualTo("ValidationException");
            isDenied(nobody.call(new DescribeDomainRequest("no-such-domain")));
        }

        @Test
        void areMeasuredByEffectiveValues() {
            prepare("effective");
            SignedCaller blue = guarded.user(
                    "blue",
                    document(allow(
                            "swf:StartWorkflowExecution",
                            "*",
                            "{\"StringEquals\":{\"swf:taskList.name\":\"deciders\",\"swf:workflowType.name\":\"w\","
                                    + "\"swf:tagList.member.0\":\"t\",\"swf:tagList.0\":\"t\"}}")));

            succeeds(blue.call(startRequest("effective", "default", null, "t")));
            isDenied(blue.call(startRequest("effective", "red", "red", "t")));
            isDenied(blue.call(startRequest("effective", "untagged", null)));
            assertThat(admin.call(new TerminateWorkflowExecutionRequest("effective", "red", null, null, null, null))
                            .fault()
                            .getKey())
                    .isEqualTo("UnknownResourceFault");
        }

        @Test
        void lookAtTheTagsOfTheDomain() {
            succeeds(admin.call(
                    new RegisterDomainRequest("tagged", null, "30", List.of(new ResourceTag("team", "blue")))));
            SignedCaller team = guarded.user(
                    "team", document(allow("swf:*", "*", "{\"StringEquals\":{\"aws:ResourceTag/team\":\"blue\"}}")));

            succeeds(team.call(new DescribeDomainRequest("tagged")));

            succeeds(admin.call(new TagResourceRequest(ARN + "tagged", List.of(new ResourceTag("team", "red")))));
            isDenied(team.call(new DescribeDomainRequest("tagged")));
        }

        @Test
        void lookAtTheTagsOfTheRequest() {
            SignedCaller tagger = guarded.user(
                    "tagger",
                    document(allow(
                            "swf:RegisterDomain",
                            "*",
                            "{\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"},"
                                    + "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"team\"]}}")));

            succeeds(
                    tagger.call(new RegisterDomainRequest("t1", null, "30", List.of(new ResourceTag("team", "blue")))));
            isDenied(tagger.call(new RegisterDomainRequest(
                    "t2", null, "30", List.of(new ResourceTag("team", "blue"), new ResourceTag("x", "y")))));
            isDenied(tagger.call(domain("t3")));
        }

        @Test
        void lookAtTheAddressOfTheCaller() {
            SignedCaller near = guarded.user(
                    "near", document(allow("swf:*", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}}")));
            SignedCaller far = guarded.user(
                    "far", document(allow("swf:*", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}")));

            succeeds(near.call(domain("near")));
            isDenied(far.call(new DescribeDomainRequest("near")));
        }

        @Test
        void areDeniedByThePolicyOfTheDomain() {
            SignedCaller everything = guarded.user("everything", document(allow("*")));
            succeeds(everything.call(domain("frozen")));
            guarded.policy("freeze", document(statement("Deny", "swf:Deprecate*", "*", "{}")));
            guarded.done("{\"action\":\"AttachPolicy\",\"domain\":\"frozen\",\"policy\":\"freeze\"}");

            isDenied(everything.call(new DeprecateDomainRequest("frozen")));
            succeeds(everything.call(new DescribeDomainRequest("frozen")));
        }

        @Test
        void areAllowedByThePolicyOfAGroup() {
            SignedCaller member = guarded.user("member", document(statement("Deny", "iam:*", "*", "{}")));
            isDenied(member.call(domain("grouped")));
            guarded.policy("registrars", document(allow("swf:RegisterDomain")));
            guarded.done("{\"action\":\"CreateGroup\",\"group\":\"registrars\"}");
            guarded.done("{\"action\":\"AttachPolicy\",\"group\":\"registrars\",\"policy\":\"registrars\"}");
            guarded.done("{\"action\":\"JoinGroup\",\"group\":\"registrars\",\"user\":\"member\"}");

            succeeds(member.call(domain("grouped")));
        }

        @Test
        void withATokenAreMeasuredByTheDomainOfTheToken() {
            prepare("tokens");
            succeeds(admin.call(startRequest("tokens", "run", null)));
            DecisionTask task = admin.call(new PollForDecisionTaskRequest(
                            "tokens", new TaskList("deciders"), null, null, null, null, null))
                    .as(DecisionTask.class);
            SignedCaller stranger = guarded.user("stranger", document(allow("swf:*", ARN + "other", "{}")));

            RespondDecisionTaskCompletedRequest answer =
                    new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(), null, null, null);
            isDenied(
                    stranger.call(answer),
                    "arn:aws:iam::123456789012:user/stranger",
                    "swf:RespondDecisionTaskCompleted",
                    ARN + "tokens");
            succeeds(admin.call(answer));
        }

        @Test
        void ofADisabledKeyAreRefusedFromThenOn() {
            SignedCaller gone = guarded.user("gone", document(allow("*")));
            succeeds(gone.call(domain("gone-1")));

            guarded.done("{\"action\":\"DisableKey\",\"accessKeyId\":\""
                    + gone.credentials().accessKeyId() + "\"}");

            assertThat(gone.call(domain("gone-2")).fault().getKey()).isEqualTo("UnrecognizedClientException");
        }
    }

    @Nested
    class Decisions {
        private History decide(String domain, SignedCaller decider, Decision... decisions) {
            prepare(domain);
            Run run = admin.call(startRequest(domain, "run", null)).as(Run.class);
            DecisionTask task = admin.call(new PollForDecisionTaskRequest(
                            domain, new TaskList("deciders"), null, null, null, null, null))
                    .as(DecisionTask.class);
            succeeds(decider.call(
                    new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decisions), null, null, null)));
            return admin.call(new GetWorkflowExecutionHistoryRequest(
                            domain, new WorkflowExecution("run", run.runId()), null, null, null))
                    .as(History.class);
        }

        private String types(History history) {
            return history.events().stream()
                    .skip(4)
                    .map(event -> event.eventType().name())
                    .collect(Collectors.joining(" "));
        }

        @Test
        void thatAreNotAllowedWriteTheirFailureAndNothingElse() {
            SignedCaller decider = guarded.user(
                    "decider", document(allow("swf:RespondDecisionTaskCompleted"), allow("swf:RecordMarker")));

            History history = decide(
                    "decisions", decider, new StartTimerDecision("t", null, "60"), new RecordMarkerDecision("m", null));

            assertThat(types(history)).isEqualTo("StartTimerFailed MarkerRecorded DecisionTaskScheduled");
            assertThat(history.events().get(4).toString()).contains("OPERATION_NOT_PERMITTED");
        }

        @Test
        void areMeasuredByTheirOwnEffectiveValues() {
            SignedCaller decider = guarded.user(
                    "lists",
                    document(
                            allow("swf:RespondDecisionTaskCompleted"),
                            allow(
                                    "swf:ScheduleActivityTask",
                                    "*",
                                    "{\"StringEquals\":{\"swf:taskList.name\":\"workers\","
                                            + "\"swf:activityType.version\":\"1\"}}")));
            ScheduleActivityTaskDecision elsewhere = new ScheduleActivityTaskDecision(
                    Workflows.schedule("2").activityType(),
                    "2",
                    null,
                    null,
                    null,
                    new TaskList("elsewhere"),
                    null,
                    null,
                    null,
                    null);

            History history = decide("lists", decider, Workflows.schedule("1"), elsewhere);

            assertThat(types(history))
                    .isEqualTo("ActivityTaskScheduled ScheduleActivityTaskFailed DecisionTaskScheduled");
        }

        @Test
        void ofChildrenAreMeasuredByTypeListAndTags() {
            SignedCaller decider = guarded.user(
                    "parents",
                    document(
                            allow("swf:RespondDecisionTaskCompleted"),
                            allow(
                                    "swf:StartChildWorkflowExecution",
                                    "*",
                                    "{\"StringEquals\":{\"swf:taskList.name\":\"deciders\","
                                            + "\"swf:workflowType.name\":\"w\",\"swf:tagList.member.1\":\"b\"}}")));

            History history = decide("parents", decider, child("one", List.of("a", "b")), child("two", List.of("a")));

            assertThat(types(history))
                    .startsWith("StartChildWorkflowExecutionInitiated StartChildWorkflowExecutionFailed");
        }

        private StartChildWorkflowExecutionDecision child(String id, List<String> tags) {
            return new StartChildWorkflowExecutionDecision(
                    new WorkflowType("w", "1"), id, null, null, null, null, null, null, null, tags, null);
        }

        @Test
        void toContinueAreMeasuredByTheVersionThatFollows() {
            SignedCaller decider = guarded.user(
                    "continuing",
                    document(
                            allow("swf:RespondDecisionTaskCompleted"),
                            allow(
                                    "swf:ContinueAsNewWorkflowExecution",
                                    "*",
                                    "{\"StringNotEquals\":{\"swf:workflowTypeVersion\":\"1\"}}")));

            History history = decide(
                    "continuing",
                    decider,
                    new ContinueAsNewWorkflowExecutionDecision(null, null, null, null, null, null, null, null, null));

            assertThat(types(history)).isEqualTo("ContinueAsNewWorkflowExecutionFailed DecisionTaskScheduled");
        }

        @Test
        void knowNothingOfTheConnection() {
            SignedCaller decider = guarded.user(
                    "connected",
                    document(
                            allow("swf:RespondDecisionTaskCompleted"),
                            allow("swf:StartTimer", "*", "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")));

            assertThat(types(decide("connected", decider, new StartTimerDecision("t", null, "60"))))
                    .isEqualTo("StartTimerFailed DecisionTaskScheduled");
        }
    }

    @Nested
    class Sessions {
        private SignedCaller sessionOf(Reply reply) {
            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            return new SignedCaller(
                    server,
                    new Credentials(
                            element(reply, "AccessKeyId"),
                            element(reply, "SecretAccessKey"),
                            element(reply, "SessionToken")));
        }

        private String element(Reply reply, String name) {
            return reply.text().replaceAll("(?s).*<" + name + ">([^<]*)</" + name + ">.*", "$1");
        }

        @Test
        void haveThePoliciesOfTheirUser() {
            SignedCaller user = guarded.user("sessions", document(allow("swf:RegisterDomain")));
            SignedCaller session = sessionOf(user.sts("Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900"));

            succeeds(session.call(domain("by-session")));
            isDenied(session.call(new DescribeDomainRequest("by-session")));
        }

        @Test
        void needTheirToken() {
            SignedCaller session = sessionOf(admin.sts("Action=GetSessionToken&Version=2011-06-15"));
            Credentials bare = new Credentials(
                    session.credentials().accessKeyId(), session.credentials().secretKey(), null);

            assertThat(new SignedCaller(server, bare)
                            .call(domain("bare"))
                            .fault()
                            .getKey())
                    .isEqualTo("UnrecognizedClientException");
        }

        @Test
        void cannotMakeOthers() {
            SignedCaller session = sessionOf(admin.sts("Action=GetSessionToken&Version=2011-06-15"));

            Reply reply = session.sts("Action=GetSessionToken&Version=2011-06-15");

            assertThat(reply.status()).isEqualTo(403);
            assertThat(element(reply, "Code")).isEqualTo("AccessDenied");
        }

        @Test
        void ofARoleAreForThoseWhoMayAssumeIt() {
            guarded.user("role1", document(allow("swf:*")));
            SignedCaller may = guarded.user(
                    "may", document(allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/role1", "{}")));
            SignedCaller mayNot = guarded.user("may-not", document(allow("swf:*")));
            String form = "Action=AssumeRole&Version=2011-06-15&RoleSessionName=me"
                    + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Frole1";

            SignedCaller session = sessionOf(may.sts(form));

            succeeds(session.call(domain("by-role")));
            isDenied(may.call(new DescribeDomainRequest("by-role")));
            assertThat(mayNot.sts(form).status()).isEqualTo(403);
            assertThat(session.sts("Action=GetCallerIdentity&Version=2011-06-15")
                            .text())
                    .contains("<Arn>arn:aws:sts::123456789012:assumed-role/role1/me</Arn>");
        }

        @Test
        void areRestrictedByTheirOwnPolicy() {
            guarded.user("role2", document(allow("swf:*")));
            String policy = URLEncoder.encode(document(allow("swf:DescribeDomain")), StandardCharsets.UTF_8);
            SignedCaller session = sessionOf(admin.sts("Action=AssumeRole&Version=2011-06-15&RoleSessionName=me&Policy="
                    + policy + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Frole2"));

            isDenied(session.call(domain("restricted")));
        }

        @Test
        void areNotMadeWithoutASignature() {
            Reply reply = server.exchange(Connection.request(
                    List.of("Content-Type: application/x-www-form-urlencoded"), "Action=GetSessionToken"));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(element(reply, "Code")).isEqualTo("MissingAuthenticationToken");
        }
    }

    @Nested
    class Administrators {
        @Test
        void areThoseWhosePoliciesSaySo() {
            SignedCaller user = guarded.user("no-admin", document(allow("swf:*")));

            assertThat(user.admin("{\"action\":\"CreateUser\",\"user\":\"made\"}")
                            .status())
                    .isEqualTo(403);
            assertThat(admin.admin("{\"action\":\"ShowUser\",\"user\":\"made\"}")
                            .status())
                    .isEqualTo(409);
            assertThat(admin.admin("{\"action\":\"CreateUser\",\"user\":\"made\"}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void areAskedForASignatureOrTheOperatorsToken() {
            Reply reply = server.exchange("POST /admin/identity HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                    + "0".repeat(64) + "\r\nContent-Length: 22\r\n\r\n{\"action\":\"ListUsers\"}");

            assertThat(reply.status()).isEqualTo(403);
        }

        @Test
        void areShownASecretOnceOnly() {
            guarded.user("once", document(allow("swf:*")));

            assertThat(guarded.operator("{\"action\":\"ShowUser\",\"user\":\"once\"}")
                            .text())
                    .contains("AKIA")
                    .doesNotContain("ecret");
        }

        @Test
        void learnWhyARequestWasDenied() {
            SignedCaller user =
                    guarded.user("why", document(statement("Deny", "swf:Register*", "*", "{}"), allow("swf:*")));
            Reply denied = user.call(domain("why"));

            assertThat(guarded.done("{\"action\":\"ExplainDenial\",\"requestId\":\"" + denied.header("x-amzn-RequestId")
                                    + "\"}")
                            .lines())
                    .containsExactly("arn:aws:iam::123456789012:user/why may not swf:RegisterDomain on " + ARN
                            + "why: denied by statement 1 of policy of-why");
        }

        @Test
        void simulateWhatAUserMayDo() {
            guarded.user(
                    "simulated",
                    document(allow("swf:StartTimer", "*", "{\"StringEquals\":{\"swf:taskList.name\":\"blue\"}}")));
            String question = "{\"action\":\"SimulatePolicy\",\"user\":\"simulated\",\"perform\":\"swf:StartTimer\","
                    + "\"domain\":\"d\",\"context\":[\"swf:taskList.name=%s\"]}";

            assertThat(guarded.done(question.formatted("blue"))).satisfies(answer -> {
                assertThat(answer.allowed()).isTrue();
                assertThat(answer.lines())
                        .containsExactly(
                                "Allowed: allowed by statement 1 of policy of-simulated",
                                "statement 1 of policy of-simulated allows: applies",
                                "  StringEquals swf:taskList.name [blue]: [blue], holds");
            });
            assertThat(guarded.done(question.formatted("red")).allowed()).isFalse();
        }
    }

    @Test
    void theAuditLogTellsOfChangesAndDenialsAndOfNoSecret() throws Exception {
        SignedCaller user = guarded.user("audited", document(allow("swf:RegisterDomain")));
        succeeds(user.call(domain("audited")));
        isDenied(user.call(new DescribeDomainRequest("audited")));
        TestServer.await("the lines are written", () -> audit().contains("swf:DescribeDomain"));

        assertThat(audit().lines().filter(line -> line.contains("user/audited")))
                .anyMatch(line -> line.contains("\"principal\":\"operator\"")
                        && line.contains("furrow:CreateUser")
                        && line.contains("\"outcome\":\"ok\""))
                .anyMatch(line -> line.contains("swf:RegisterDomain") && line.contains("\"outcome\":\"ok\""))
                .anyMatch(line -> line.contains("swf:DescribeDomain")
                        && line.contains("\"outcome\":\"AccessDeniedException\"")
                        && line.contains("no statement allows it"));
        assertThat(audit()).doesNotContain(user.credentials().secretKey());
        assertThat(AuditChain.verify(data.resolve("audit")).trouble()).isNull();
    }

    private static String audit() {
        try (Stream<Path> files = Files.list(data.resolve("audit"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
