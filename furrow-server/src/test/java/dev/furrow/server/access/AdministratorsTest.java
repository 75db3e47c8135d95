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

    @Test
    void cannotWorkOnSomethingElseThanTheyName() {
        SignedCaller own = guarded.user(
                "own", document(allow("furrow:*", "arn:aws:furrow:us-east-1:123456789012:user/own", "{}")));
        String theirs = admin.credentials().accessKeyId();
        String mine = own.credentials().accessKeyId();

        assertThat(own.admin("{\"action\":\"CreateKey\",\"user\":\"own\"}").status())
                .isEqualTo(200);
        for (String action : new String[] {"RotateKey", "DisableKey", "DeleteKey", "EnableKey"}) {
            Reply denied =
                    own.admin("{\"action\":\"" + action + "\",\"user\":\"own\",\"accessKeyId\":\"" + theirs + "\"}");
            assertThat(denied.status()).as(action).isEqualTo(403);
            assertThat(denied.text()).contains(":key/" + theirs).doesNotContain("ecretAccessKey");
        }
        for (String action : new String[] {"PutPolicy", "DeletePolicy", "ShowPolicy"}) {
            assertThat(own.admin("{\"action\":\"" + action
                                    + "\",\"user\":\"own\",\"policy\":\"of-own\",\"document\":\"{}\"}")
                            .status())
                    .as(action)
                    .isEqualTo(403);
        }
        SignedCaller ofKey = guarded.user(
                "of-key", document(allow("furrow:*", "arn:aws:furrow:us-east-1:123456789012:key/*", "{}")));
        assertThat(ofKey.admin("{\"action\":\"AttachPolicy\",\"accessKeyId\":\"" + mine
                                + "\",\"group\":\"g\",\"policy\":\"Administrator\"}")
                        .status())
                .isEqualTo(403);
        assertThat(ofKey.admin("{\"action\":\"JoinGroup\",\"accessKeyId\":\"" + mine
                                + "\",\"user\":\"of-key\",\"group\":\"g\"}")
                        .status())
                .isEqualTo(403);
        // The administrator's key is as it was.
        assertThat(admin.admin("{\"action\":\"ShowUser\",\"user\":\"own\"}").status())
                .isEqualTo(200);
    }

    @Test
    void mayBeTiedToPoliciesAndGroups() {
        String onlyPlain = "{\"StringEquals\":{\"furrow:PolicyName\":\"plain\"}}";
        SignedCaller clerk = guarded.user("clerk", document(allow("furrow:AttachPolicy", "*", onlyPlain)));
        guarded.policy("plain", document(allow("swf:*")));
        String attach = "{\"action\":\"AttachPolicy\",\"user\":\"clerk\",\"policy\":\"%s\"}";

        assertThat(clerk.admin(attach.formatted("Administrator")).status()).isEqualTo(403);
        assertThat(clerk.admin(attach.formatted("plain")).status()).isEqualTo(200);
    }

    @Test
    void learnWhyAnAdministratorWasDenied() throws Exception {
        SignedCaller user = guarded.user("why-admin", document(allow("swf:*")));

        Reply denied = user.admin("{\"action\":\"DeleteUser\",\"user\":\"made2\"}");

        String id = denied.header("x-amzn-RequestId");
        assertThat(denied.text())
                .contains("User: arn:aws:iam::123456789012:user/why-admin is not authorized to perform:"
                        + " furrow:DeleteUser on resource: arn:aws:furrow:us-east-1:123456789012:user/made2"
                        + " (request id: " + id + ")");
        assertThat(guarded.done("{\"action\":\"ExplainDenial\",\"requestId\":\"" + id + "\"}")
                        .lines())
                .containsExactly("arn:aws:iam::123456789012:user/why-admin may not furrow:DeleteUser on"
                        + " arn:aws:furrow:us-east-1:123456789012:user/made2: no statement allows it");
    }

    @Test
    void cannotMakeSessionsOutOfSessions() {
        Reply made = admin.sts("Action=GetSessionToken&Version=2011-06-15");
        SignedCaller session = SessionsTest.sessionOf(made);

        Reply reply = session.admin("{\"action\":\"CreateSession\",\"user\":\"admin\"}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).contains("Temporary credentials cannot make others");
        assertThat(session.admin("{\"action\":\"ListUsers\"}").status()).isEqualTo(200);
    }

    @Test
    void simulateWithTheNamesThatTheUserHas() {
        guarded.user(
                "named",
                document(allow(
                        "swf:StartTimer",
                        "*",
                        "{\"ArnEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::123456789012:user/named\"},"
                                + "\"DateGreaterThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}}")));

        assertThat(guarded.done("{\"action\":\"SimulatePolicy\",\"user\":\"named\",\"perform\":\"swf:StartTimer\","
                                + "\"domain\":\"d\"}")
                        .allowed())
                .isTrue();
    }
}
