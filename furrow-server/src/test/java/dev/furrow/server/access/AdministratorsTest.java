package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.*;
import dev.furrow.server.Reply;
import org.junit.jupiter.api.Test;

/// Who may administer, and what they hear.
final class AdministratorsTest extends GuardedTest {
    @Test
    void areThoseWhosePoliciesSaySo() {
        SignedCaller user = guarded.user("no-admin", document(allow("swf:*")));

        assertThat(user.admin("{\"action\":\"CreateUser\",\"user\":\"made\"}").status())
                .isEqualTo(403);
        assertThat(admin.admin("{\"action\":\"ShowUser\",\"user\":\"made\"}").status())
                .isEqualTo(409);
        assertThat(admin.admin("{\"action\":\"CreateUser\",\"user\":\"made\"}").status())
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
