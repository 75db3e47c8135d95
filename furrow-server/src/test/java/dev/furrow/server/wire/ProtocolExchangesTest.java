package dev.furrow.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for requests of all operations: targets, media types, sizes, paths.
final class ProtocolExchangesTest {
    static final String FOLDER = "protocol";

    private static final String TARGET = "X-Amz-Target: SimpleWorkflowService.";
    private static final String OLD_TARGET = "X-Amz-Target: com.amazonaws.swf.service.model.SimpleWorkflowService.";
    private static final String AMZ_JSON = "Content-Type: application/x-amz-json-1.0";
    private static final String JSON = "Content-Type: application/json";
    private static final String LIST = "{\"registrationStatus\":\"REGISTERED\"}";

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, "max-request-size", "64KB");
        server.call("RegisterDomain", """
                {"name":"shop","workflowExecutionRetentionPeriodInDays":"7"}""");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply check(String name, String request) {
        return GoldenExchange.checkRequest(server, FOLDER, name, request);
    }

    private static Reply check(String name, List<String> headers, String body) {
        return check(name, Connection.request(headers, body));
    }

    @Test
    void theTargetOfTheFirstClientsIsUnderstood() {
        check("old-target", List.of(OLD_TARGET + "ListDomains", AMZ_JSON), LIST);
    }

    @Test
    void theAnswerHasTheMediaTypeOfTheRequest() {
        check("json", List.of(TARGET + "ListDomains", JSON), LIST);
        check("json-with-charset", List.of(TARGET + "ListDomains", JSON + "; charset=UTF-8"), LIST);
        check("amz-json-1.0-with-charset", List.of(TARGET + "ListDomains", AMZ_JSON + "; charset=UTF-8"), LIST);
        check("amz-json-1.1", List.of(TARGET + "ListDomains", "Content-Type: application/x-amz-json-1.1"), LIST);
        check("no-media-type", List.of(TARGET + "ListDomains"), LIST);
        check("json-fault", List.of(TARGET + "DescribeDomain", JSON), "{\"name\":\"no-such-domain\"}");
        check("json-void", List.of(TARGET + "DeprecateDomain", JSON), "{\"name\":\"shop\"}");
        check("json-void-undone", List.of(TARGET + "UndeprecateDomain", JSON), "{\"name\":\"shop\"}");
    }

    @Test
    void theContentEncodingOfTheFirstClientsIsIgnored() {
        check("amz-1.0-encoding", List.of(OLD_TARGET + "ListDomains", JSON, "Content-Encoding: amz-1.0"), LIST);
    }

    @Test
    void aTargetThatIsNoOperationIsRefused() {
        check("no-target", List.of(AMZ_JSON), LIST);
        check("unknown-operation", List.of(TARGET + "ListKingdoms", AMZ_JSON), LIST);
        check("operation-in-lower-case", List.of(TARGET + "listdomains", AMZ_JSON), LIST);
        check("target-of-another-service", List.of("X-Amz-Target: DynamoDB_20120810.ListTables", AMZ_JSON), "{}");
    }

    @Test
    void aBodyThatIsNoJsonObjectIsRefused() {
        check("no-json", List.of(TARGET + "ListDomains", AMZ_JSON), "registrationStatus=REGISTERED");
        check("json-array", List.of(TARGET + "ListDomains", AMZ_JSON), "[]");
        check("json-cut-short", List.of(TARGET + "ListDomains", AMZ_JSON), "{\"registrationStatus\":\"REGI");
        check("json-twice", List.of(TARGET + "ListDomains", AMZ_JSON), LIST + LIST);
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        check("no-body", List.of(TARGET + "ListDomains", AMZ_JSON), "");
    }

    @Test
    void unknownMembersAndNullsAreIgnored() {
        check("unknown-member", List.of(TARGET + "ListDomains", AMZ_JSON), """
                {"registrationStatus":"REGISTERED","maximumPageSize":null,"colour":{"of":["the","sky"]}}""");
    }

    @Test
    void membersInUpperCaseAreUnknown() {
        check(
                "upper-case-member",
                List.of(TARGET + "ListDomains", AMZ_JSON),
                "{\"RegistrationStatus\":\"REGISTERED\"}");
    }

    @Test
    void aRequestThatIsTooLargeIsRefused() {
        check("too-large", List.of(TARGET + "ListDomains", AMZ_JSON), "{\"x\":\"" + "x".repeat(64 << 10) + "\"}");
    }

    @Test
    void aRequestIsMeasuredWithItsHeaders() {
        List<String> headers = List.of(TARGET + "ListDomains", AMZ_JSON, "X-Padding: " + "x".repeat(8_000));
        String body = "{\"registrationStatus\":\"REGISTERED\",\"x\":\"" + "x".repeat(57 << 10) + "\"}";
        assertThat(server.exchange(Connection.request(headers, body)).status()).isEqualTo(413);
        assertThat(server.exchange(Connection.request(headers.subList(0, 2), body))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRequestThatIsTooLargeClosesItsConnection() {
        try (Connection connection = server.connect()) {
            // More is promised than is ever sent: the answer does not wait for it.
            String request = Connection.request(List.of(TARGET + "ListDomains", AMZ_JSON), "x".repeat(70_000))
                    .replace("Content-Length: 70000", "Content-Length: 9000000");
            assertThat(connection.send(request).read().status()).isEqualTo(413);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void onlyPostingToTheRootAsksTheService() {
        check("get", "GET / HTTP/1.1\r\nHost: furrow.test\r\n\r\n");
        check("get-elsewhere", "GET /elsewhere HTTP/1.1\r\nHost: furrow.test\r\n\r\n");
        check("post-elsewhere", Connection.request("ListDomains", LIST).replace("POST / ", "POST /elsewhere "));
    }

    @Test
    void aClientMayWaitForLeaveToSendTheBody() {
        try (Connection connection = server.connect()) {
            String request = Connection.request(List.of(TARGET + "ListDomains", JSON, "Expect: 100-continue"), LIST);
            int body = request.length() - LIST.length();
            assertThat(connection.send(request.substring(0, body)).read().head())
                    .containsExactly("HTTP/1.1 100 Continue");
            assertThat(connection.send(request.substring(body)).read().status()).isEqualTo(200);
        }
    }

    @Test
    void aConnectionServesOneRequestAfterAnother() {
        try (Connection connection = server.connect()) {
            String first = connection.send("ListDomains", LIST).read().header("x-amzn-RequestId");
            connection.send("ListDomains", "no json").read();
            Reply last = connection.send("ListDomains", LIST).read();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("x-amzn-RequestId"))
                    .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                    .isNotEqualTo(first);
        }
    }

    @Test
    void requestsThatFollowWithoutWaitingAreAnsweredInOrder() {
        try (Connection connection = server.connect()) {
            connection.send(Connection.request("ListDomains", LIST) + Connection.request("DescribeDomain", "{}"));
            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.read().status()).isEqualTo(400);
        }
    }

    @Test
    void http2IsSpokenToo() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/"))
                            .header("X-Amz-Target", "SimpleWorkflowService.ListDomains")
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .POST(HttpRequest.BodyPublishers.ofString(LIST))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).startsWith("{\"domainInfos\":[");
        }
    }
}
