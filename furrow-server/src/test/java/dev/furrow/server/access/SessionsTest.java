package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.*;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Temporary credentials, as SDKs ask for them.
final class SessionsTest extends GuardedTest {
    static SignedCaller sessionOf(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return new SignedCaller(
                server,
                new Credentials(
                        element(reply, "AccessKeyId"),
                        element(reply, "SecretAccessKey"),
                        element(reply, "SessionToken")));
    }

    private static String element(Reply reply, String name) {
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

        assertThat(new SignedCaller(server, bare).call(domain("bare")).fault().getKey())
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
        SignedCaller may =
                guarded.user("may", document(allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/role1", "{}")));
        SignedCaller mayNot = guarded.user("may-not", document(allow("swf:*")));
        String form = "Action=AssumeRole&Version=2011-06-15&RoleSessionName=me"
                + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Frole1";

        SignedCaller session = sessionOf(may.sts(form));

        succeeds(session.call(domain("by-role")));
        isDenied(may.call(new DescribeDomainRequest("by-role")));
        Reply denied = mayNot.sts(form);
        String id = denied.header("x-amzn-RequestId");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(element(denied, "Message"))
                .endsWith("is not authorized to perform: sts:AssumeRole on resource:"
                        + " arn:aws:iam::123456789012:role/role1 (request id: " + id + ")");
        assertThat(guarded.done("{\"action\":\"ExplainDenial\",\"requestId\":\"" + id + "\"}")
                        .lines())
                .singleElement()
                .asString()
                .endsWith("no statement allows it");
        assertThat(session.sts("Action=GetCallerIdentity&Version=2011-06-15").text())
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
