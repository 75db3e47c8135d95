package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.*;
import dev.furrow.server.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens of tasks and pages in the wrong hands: stolen, forged, swapped, of another account.
final class TokensTest extends GuardedTest {
    private static String task(SignedCaller by, String domain) {
        succeeds(by.call(startRequest(domain, "run", null)));
        return by.call(new PollForDecisionTaskRequest(domain, new TaskList("deciders"), null, null, null, null, null))
                .as(DecisionTask.class)
                .taskToken();
    }

    private static RespondDecisionTaskCompletedRequest answer(String token) {
        return new RespondDecisionTaskCompletedRequest(token, List.of(), null, null, null);
    }

    private static void isNoToken(Reply reply) {
        assertThat(reply.fault().getKey()).as("%s", reply).isEqualTo("ValidationException");
    }

    private static int events(String domain) {
        return admin.call(new GetWorkflowExecutionHistoryRequest(
                        domain, new WorkflowExecution("run", runId(domain)), null, null, null))
                .as(History.class)
                .events()
                .size();
    }

    private static String runId(String domain) {
        return admin.call(new ListOpenWorkflowExecutionsRequest(
                        domain,
                        new ExecutionTimeFilter(java.time.Instant.EPOCH, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .as(WorkflowExecutionInfos.class)
                .executionInfos()
                .getFirst()
                .execution()
                .runId();
    }

    @Test
    void aTaskOfSomebodyElseIsAnsweredOnlyByWhoMay() {
        prepare("stolen");
        String token = task(admin, "stolen");
        SignedCaller thief = guarded.user("thief", document(allow("swf:*", ARN + "own", "{}")));
        int before = events("stolen");

        isDenied(thief.call(answer(token)));

        assertThat(events("stolen")).isEqualTo(before);
        succeeds(admin.call(answer(token)));
    }

    @Test
    void aForgedTaskTokenIsNone() {
        prepare("forged");
        String token = task(admin, "forged");
        int before = events("forged");

        for (int at : new int[] {0, token.length() / 2, token.length() - 2}) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            isNoToken(admin.call(answer(token.substring(0, at) + other + token.substring(at + 1))));
        }
        isNoToken(admin.call(answer(token.substring(0, token.length() - 4))));

        assertThat(events("forged")).isEqualTo(before);
        succeeds(admin.call(answer(token)));
    }

    @Test
    void aTokenOfAnotherKindIsNone() {
        prepare("kinds");
        String token = task(admin, "kinds");

        isNoToken(admin.call(new RespondActivityTaskCompletedRequest(token, "mine")));
        isNoToken(admin.call(new RecordActivityTaskHeartbeatRequest(token, null)));
        succeeds(admin.call(answer(token)));
    }

    @Test
    void aTokenOfAnotherAccountIsNone(@TempDir Path elsewhere) {
        prepare("account");
        String here = task(admin, "account");
        try (Guarded other = Guarded.start(elsewhere, "account-id", "999999999999")) {
            isNoToken(other.administrator().call(answer(here)));
        }
        succeeds(admin.call(answer(here)));
    }

    private static ListWorkflowTypesRequest types(String domain, String token) {
        return new ListWorkflowTypesRequest(domain, null, RegistrationStatus.REGISTERED, token, 1, null);
    }

    private static String page(String domain) {
        prepare(domain);
        succeeds(admin.call(
                new RegisterWorkflowTypeRequest(domain, "w", "2", null, null, null, null, null, null, null)));
        return admin.call(types(domain, null)).as(WorkflowTypeInfos.class).nextPageToken();
    }

    @Test
    void aPageTokenIsGoodForItsOwnQuestionOnly() {
        String token = page("pages");
        prepare("other-pages");

        isNoToken(admin.call(types("other-pages", token)));
        isNoToken(
                admin.call(new ListActivityTypesRequest("pages", null, RegistrationStatus.REGISTERED, token, 1, null)));
        isNoToken(admin.call(types("pages", (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1))));
        assertThat(admin.call(types("pages", token)).as(WorkflowTypeInfos.class).typeInfos())
                .hasSize(1);
    }

    @Test
    void aPageTokenOpensNoDoor() {
        String token = page("closed-pages");
        SignedCaller stranger = guarded.user("page-thief", document(allow("swf:*", ARN + "own", "{}")));

        isDenied(stranger.call(types("closed-pages", token)));
    }

    @Test
    void aPageTokenOfAnotherAccountIsNone(@TempDir Path elsewhere) {
        String here = page("account-pages");
        try (Guarded other = Guarded.start(elsewhere, "account-id", "999999999999")) {
            SignedCaller there = other.administrator();
            succeeds(there.call(domain("account-pages")));

            isNoToken(there.call(types("account-pages", here)));
        }
    }

    @Test
    void theTagsOfTheMomentOfUseCount() {
        prepare("moving");
        succeeds(admin.call(new TagResourceRequest(ARN + "moving", List.of(new ResourceTag("team", "blue")))));
        SignedCaller blue = guarded.user(
                "moved", document(allow("swf:*", "*", "{\"StringEquals\":{\"aws:ResourceTag/team\":\"blue\"}}")));
        String token = task(blue, "moving");
        int before = events("moving");

        succeeds(admin.call(new TagResourceRequest(ARN + "moving", List.of(new ResourceTag("team", "red")))));

        isDenied(blue.call(answer(token)));
        assertThat(events("moving")).isEqualTo(before);
        succeeds(admin.call(answer(token)));
    }

    @Test
    void aKeyThatIsDisabledMeanwhileAnswersNothing() {
        prepare("revoked");
        SignedCaller gone = guarded.user("revoked", document(allow("swf:*")));
        String token = task(gone, "revoked");
        int before = events("revoked");
        guarded.done("{\"action\":\"DisableUser\",\"user\":\"revoked\"}");

        assertThat(gone.call(answer(token)).fault().getKey()).isEqualTo("UnrecognizedClientException");
        assertThat(events("revoked")).isEqualTo(before);
        succeeds(admin.call(answer(token)));
        assertThat(server.fatal()).isEmpty();
    }
}
