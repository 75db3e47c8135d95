package dev.furrow.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.json.Json;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/console-api.md` promises to scripts.
class ConsoleApiTest {
    private static final Pattern PATH = Pattern.compile("\\| `(GET|POST) (/console/api/\\S*)`");

    private static final Set<String> OF_WHO_HAS_SIGNED_IN = Set.of("/console/api/audit");

    @TempDir
    Path directory;

    private static Map<String, String> documented() throws IOException {
        Map<String, String> paths = new LinkedHashMap<>();
        Matcher line = PATH.matcher(Files.readString(Path.of("../docs/console-api.md")));
        while (line.find()) {
            paths.put(line.group(2), line.group(1));
        }
        return paths;
    }

    @Test
    void everyPathIsDocumentedAndNoOther() throws IOException {
        Premises none = new Premises(null, null, null, null, null, null, null, directory, false, null, null, "", 0);
        Map<String, Page> routes = Routes.of(none);
        Set<String> served = new TreeSet<>(routes.keySet());
        served.removeIf(path -> !path.startsWith("/console/api/"));

        assertThat(new TreeSet<>(documented().keySet())).isEqualTo(served);
    }

    private static String query(String path) {
        return switch (path) {
            case "/console/api/execution/value" -> "&event=1&member=workflowType";
            case "/console/api/execution/event", "/console/api/execution/at" -> "&id=4";
            case "/console/api/task-list" -> "&kind=activity&list=workers&name=workers";
            case "/console/api/type" -> "&kind=workflow&name=w&version=1";
            case "/console/api/executions/export" -> "&format=jsonl";
            default -> "";
        };
    }

    @Test
    void everyDocumentedPathAnswersOnARealServer() throws IOException {
        try (TestServer server = TestServer.start(directory)) {
            Workflows workflows = Workflows.in(server, "shop");
            WorkflowExecution run = workflows.start("order");
            workflows.decide(Workflows.schedule("charge"), new StartTimerDecision("remind", null, "600"));
            Set<String> seen = new LinkedHashSet<>();
            for (Map.Entry<String, String> path : documented().entrySet()) {
                if (path.getValue().equals("GET") && !path.getKey().startsWith("/console/api/bulk/job")) {
                    String address =
                            path.getKey() + "?domain=shop&workflowId=order&runId=" + run.runId() + query(path.getKey());
                    Reply reply = server.exchange(get(address));
                    if (OF_WHO_HAS_SIGNED_IN.contains(path.getKey())) {
                        assertThat(reply.text()).as(address).contains("\"type\":\"AccessDeniedException\"");
                    } else {
                        assertThat(reply.status())
                                .as(address + "\n" + reply.text())
                                .isEqualTo(200);
                    }
                    assertThat(reply.header("Content-Type")).as(address).doesNotContain("html");
                    seen.add(path.getKey());
                }
            }
            assertThat(seen).hasSizeGreaterThan(20);
        }
    }

    @Test
    void whyAnExecutionWaitsIsSaidWithItsCauses() {
        try (TestServer server = TestServer.start(directory)) {
            Workflows workflows = Workflows.in(server, "shop");
            workflows.start("order");
            workflows.decide(Workflows.schedule("charge"), new StartTimerDecision("remind", null, "600"));

            String why = server.exchange(get("/console/api/execution/why?domain=shop&workflowId=order"))
                    .text();

            assertThat(why)
                    .contains("\"health\":\"STUCK\"")
                    .contains("\"kind\":\"ActivityMissing\"", "\"taskList\":\"workers\"", "\"eventId\":5")
                    .contains("\"kind\":\"TimerRuns\"", "\"eventId\":6");
        }
    }

    private static String signed(String method, String address, String body, NewSecret key) {
        int mark = address.indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "127.0.0.1");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.putAll(new Signer("us-east-1", "swf")
                .sign(
                        new Credentials(key.accessKeyId(), key.secretAccessKey(), key.sessionToken()),
                        method,
                        address.substring(0, mark),
                        address.substring(mark + 1),
                        headers,
                        bytes,
                        Instant.now()));
        StringBuilder request = new StringBuilder(method + " " + address + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        assertThat(mark).isPositive();
        return request.append("Content-Length: " + bytes.length + "\r\n\r\n" + body)
                .toString();
    }

    @Test
    void aScriptSignsAsForTheServiceAndMayWhatItsPoliciesAllow() {
        try (TestServer server = TestServer.start(directory, "auth", "required")) {
            NewSecret key = server.server().firstAdministrator();
            String home = "/console/api/home?domain=shop";

            assertThat(server.exchange("GET " + home + " HTTP/1.1\r\nHost: furrow.test\r\n\r\n")
                            .status())
                    .isEqualTo(403);
            assertThat(server.exchange(signed("GET", home, "", key)).status()).isEqualTo(200);
            String forged = signed("GET", home, "", key).replace("Signature=", "Signature=0");
            assertThat(server.exchange(forged).status()).isEqualTo(403);
        }
    }

    private static AdminRequest ask(String json) {
        return Json.decodeTrusted(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), AdminRequest.class);
    }

    @Test
    void besideAnActionThatIsRefusedStandsWhichPolicyRefusesIt() {
        try (TestServer server = TestServer.start(directory, "auth", "optional")) {
            Workflows workflows = Workflows.in(server, "shop");
            workflows.start("order");
            server.server().administer(ask("{'action':'CreateUser','user':'reader'}"));
            server.server()
                    .administer(ask("{'action':'PutPolicy','policy':'reads','document':'{\\'Statement\\':[{\\'Sid\\':"
                            + "\\'Looks\\',\\'Effect\\':\\'Allow\\',\\'Action\\':[\\'swf:Describe*\\',"
                            + "\\'swf:Get*\\',\\'swf:List*\\',\\'furrow:ExplainDenial\\'],\\'Resource\\':"
                            + "\\'*\\'},{\\'Sid\\':\\'NoEnds\\',\\'Effect\\':\\'Deny\\',\\'Action\\':"
                            + "\\'swf:Terminate*\\',\\'Resource\\':\\'*\\'}]}'}"));
            server.server().administer(ask("{'action':'AttachPolicy','user':'reader','policy':'reads'}"));
            NewSecret key = server.server()
                    .administer(ask("{'action':'CreateKey','user':'reader'}"))
                    .credentials();

            String page = server.exchange(signed("GET", "/console/execution?domain=shop&workflowId=order", "", key))
                    .text();
            assertThat(page)
                    .contains("<button class=\"danger\" disabled aria-describedby=\"why-")
                    .contains("Not allowed: swf:TerminateWorkflowExecution")
                    .contains("denied by")
                    .contains("NoEnds");
            Reply act = server.exchange(
                    signed("POST", "/console/api/execution/act?domain=shop&workflowId=order", "action=terminate", key));
            assertThat(act.text()).contains("\"type\":\"AccessDeniedException\"");
        }
    }

    @Test
    void aScriptThatSignsActsWithoutTheProofOfAForm() {
        try (TestServer server = TestServer.start(directory, "auth", "optional")) {
            Workflows workflows = Workflows.in(server, "shop");
            WorkflowExecution run = workflows.start("order");
            server.server().administer(ask("{'action':'CreateUser','user':'script'}"));
            server.server()
                    .administer(ask("{'action':'PutPolicy','policy':'all','document':'{\\'Statement\\':{\\'Effect\\':"
                            + "\\'Allow\\',\\'Action\\':\\'swf:*\\',\\'Resource\\':\\'*\\'}}'}"));
            server.server().administer(ask("{'action':'AttachPolicy','user':'script','policy':'all'}"));
            NewSecret key = server.server()
                    .administer(ask("{'action':'CreateKey','user':'script'}"))
                    .credentials();

            Reply act = server.exchange(signed(
                    "POST",
                    "/console/api/execution/act?domain=shop&workflowId=order",
                    "action=signal&signalName=go",
                    key));

            assertThat(act.status()).as(act.text()).isEqualTo(200);
            assertThat(workflows.history(run).events()).hasSize(3);
        }
    }

    private static String get(String address) {
        return "GET " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    }
}
