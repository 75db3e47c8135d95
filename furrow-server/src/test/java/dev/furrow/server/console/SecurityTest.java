package dev.furrow.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.server.SharedServer;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody tries who means harm: to who looks, or as who looks.
@ExtendWith(SharedServer.class)
final class SecurityTest {
    private static final String VIEWER =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"swf:List*\",\"swf:Count*\","
                    + "\"swf:Describe*\",\"swf:Get*\"],\"Resource\":\"arn:aws:swf:*:*:/domain/seen\"}]}";

    private final TestServer open;

    SecurityTest(TestServer open) {
        this.open = open;
    }

    private static AdminRequest request(String action, String user, String policy, String document, String key) {
        return new AdminRequest(
                action, user, null, null, policy, document, key, null, null, null, null, null, null, null);
    }

    private static NewSecret viewer(TestServer server) {
        server.server().administer(request("CreateUser", "eve", null, null, null));
        server.server().administer(request("PutPolicy", null, "viewer", VIEWER, null));
        server.server().administer(request("AttachPolicy", "eve", "viewer", null, null));
        return server.server()
                .administer(request("CreateKey", "eve", null, null, null))
                .credentials();
    }

    private static Person signIn(TestServer server, NewSecret secret) {
        Person person = new Person(server);
        person.get("/console/sign-in");
        Person.Page page =
                person.post("/console/sign-in", "key", secret.accessKeyId(), "secret", secret.secretAccessKey());
        assertThat(page.status()).isEqualTo(303);
        person.get("/console/");
        return person;
    }

    @Test
    void everyAnswerForbidsFramesScriptsOfOthersAndGuessing() {
        for (String path : List.of("/console/", "/console/sign-in", "/console/nowhere", "/console/executions/export")) {
            Person.Page page = new Person(open).get(path);

            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.text()).doesNotContainPattern("<script(?![^>]* src=)|<style|<[^>]*\\s(style|on[a-z]+)=");
        }
    }

    @Test
    void aFormWithoutTheProofOfItsSessionDoesNothing() {
        Person person = new Person(open);
        person.get("/console/domains");
        String good = person.proof();
        person.forgetProof();

        assertThat(person.post("/console/domains", "name", "forged", "retention", "1")
                        .status())
                .isEqualTo(403);
        Person other = new Person(open);
        other.get("/console/");
        assertThat(other.post("/console/domains", "proof", good, "name", "forged", "retention", "1")
                        .status())
                .isEqualTo(303);
        Person stranger = new Person(open);
        assertThat(stranger.post("/console/domains", "name", "forged2", "retention", "1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFormFromAnotherSiteIsRefusedWhateverItCarries() {
        Person person = new Person(open);
        person.get("/console/domains");

        assertThat(person.postFrom("https://evil.test", "/console/domains", "name", "foreign", "retention", "1")
                        .status())
                .isEqualTo(403);
        assertThat(person.postFrom("null", "/console/domains", "name", "foreign", "retention", "1")
                        .status())
                .isEqualTo(403);
        assertThat(person.get("/console/domains").text()).doesNotContain("foreign");
    }

    @Test
    void aNameThatSomebodyElseCanPointHereIsNotServedWhileNobodySignsIn() {
        String evil = "GET /console/ HTTP/1.1\r\nHost: evil.test:7700\r\n\r\n";
        String local = "GET /console/ HTTP/1.1\r\nHost: localhost:7700\r\n\r\n";

        assertThat(open.exchange(evil).status()).isEqualTo(421);
        assertThat(open.exchange(local).status()).isEqualTo(200);
    }

    @Test
    void whatIdsTagsAndReasonsHoldIsShownAndNotRun() {
        Workflows.in(open, "hostile");
        String script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202Etxt.exe";
        open.call(
                new StartWorkflowExecutionRequest(
                        "hostile",
                        script,
                        new WorkflowType("w", "1"),
                        null,
                        null,
                        null,
                        null,
                        List.of("</a><svg onload=alert(3)>", "javascript:alert(4)"),
                        null,
                        null,
                        null),
                Run.class);
        Person person = new Person(open);
        for (String path : List.of(
                "/console/executions?domain=hostile",
                "/console/executions?domain=hostile&id=" + Person.encode("\"><script>alert(5)</script>"),
                "/console/task-list?domain=hostile&kind=decision&list=deciders",
                "/console/?domain=hostile",
                "/console/?done=" + Person.encode("<b>x"),
                "/console/" + "%3Cscript%3E")) {
            assertThat(person.get(path).text())
                    .as(path)
                    .doesNotContain("<script>alert", "<img", "<svg onload", "href=\"javascript:", "<b>x");
        }
        assertThat(person.get("/console/executions?domain=hostile").text())
                .contains("&lt;script>alert(1)&lt;/script>")
                .contains("<bdi>");
    }

    @Test
    void whoIsNotKnownIsLedToTheSignInAndBackOnlyWithinTheConsole(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            NewSecret admin = server.server().firstAdministrator();
            Person person = new Person(server);
            Person.Page away = person.get("/console/executions?domain=x&tag=%26");
            assertThat(away.status()).isEqualTo(303);
            assertThat(away.header("Location"))
                    .isEqualTo("/console/sign-in?to=%2Fconsole%2Fexecutions%3Fdomain%3Dx%26tag%3D%2526");

            for (String to : List.of(
                    "https://evil.test/",
                    "//evil.test/console/",
                    "/console//evil.test",
                    "/\\evil.test",
                    "/console/\\evil.test",
                    "/console/\nLocation: https://evil.test",
                    "javascript:alert(1)",
                    "/elsewhere")) {
                Person victim = new Person(server);
                victim.get("/console/sign-in?to=" + Person.encode(to));
                assertThat(victim.post(
                                        "/console/sign-in",
                                        "key",
                                        admin.accessKeyId(),
                                        "secret",
                                        admin.secretAccessKey(),
                                        "to",
                                        to)
                                .header("Location"))
                        .isEqualTo("/console/");
            }
        }
    }

    @Test
    void signingInGivesANewSessionAndTheOldOneIsWorthNothing(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            NewSecret admin = server.server().firstAdministrator();
            Person person = new Person(server);
            person.get("/console/sign-in");
            String planted = person.cookie("furrow-session");
            Person.Page page =
                    person.post("/console/sign-in", "key", admin.accessKeyId(), "secret", admin.secretAccessKey());

            assertThat(page.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/console");
            String session = person.cookie("furrow-session");
            assertThat(session).isNotEqualTo(planted).hasSize(43);
            assertThat(person.get("/console/").status()).isEqualTo(200);
            person.setCookie("furrow-session", planted);
            assertThat(person.get("/console/").status()).isEqualTo(303);

            person.setCookie("furrow-session", session);
            person.get("/console/");
            person.post("/console/sign-out");
            person.setCookie("furrow-session", session);
            assertThat(person.get("/console/").status()).isEqualTo(303);
        }
    }

    @Test
    void aSessionEndsWithItsKey(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            NewSecret eve = viewer(server);
            Person person = signIn(server, eve);
            assertThat(person.get("/console/").status()).isEqualTo(200);

            server.server().administer(request("DisableKey", null, null, null, eve.accessKeyId()));

            assertThat(person.get("/console/").status()).isEqualTo(303);
        }
    }

    @Test
    void wrongSecretsAreRefusedAlikeAndAfterSomeOfThemEverything(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            NewSecret admin = server.server().firstAdministrator();
            Person person = new Person(server);
            person.get("/console/sign-in");
            Person.Page wrong = person.post("/console/sign-in", "key", admin.accessKeyId(), "secret", "wrong");
            Person.Page unknown = person.post("/console/sign-in", "key", "AKIAUNKNOWN", "secret", "wrong");
            assertThat(List.of(wrong.status(), unknown.status())).containsOnly(403);
            assertThat(wrong.text()).contains("There is no such key, or the secret does not fit.");

            IntStream.range(0, 20)
                    .forEach(i -> person.post("/console/sign-in", "key", "AKIAUNKNOWN", "secret", "wrong"));

            assertThat(person.post("/console/sign-in", "key", admin.accessKeyId(), "secret", admin.secretAccessKey())
                            .status())
                    .isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/system", "/console/audit"})
    void aViewerSeesOnlyWhatPoliciesAllow(String barred, @TempDir Path data) {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            Person admin = signIn(server, server.server().firstAdministrator());
            admin.get("/console/domains");
            admin.follow("/console/domains", "name", "seen", "retention", "1");
            admin.get("/console/domains");
            admin.follow("/console/domains", "name", "veiled", "retention", "1");
            assertThat(admin.get(barred).status()).isEqualTo(200);

            Person eve = signIn(server, viewer(server));

            assertThat(eve.get("/console/domains").text()).contains(">seen<").doesNotContain("veiled");
            assertThat(eve.get("/console/executions?domain=veiled").text())
                    .contains("AccessDenied")
                    .doesNotContain("<table>");
            assertThat(eve.get(barred).text()).contains("AccessDenied");
            assertThat(eve.get("/console/types?domain=seen").text())
                    .contains("disabled", "Not allowed: swf:RegisterWorkflowType", "furrow:ExplainDenial");
            assertThat(eve.post("/console/types", "domain", "seen", "kind", "workflow", "name", "n", "version", "1")
                            .text())
                    .contains("AccessDenied");
            assertThat(eve.get("/console/access").text()).contains("Not allowed: furrow:ListUsers");
            assertThat(eve.post("/console/access", "action", "CreateKey", "user", "admin")
                            .text())
                    .contains("AccessDenied")
                    .doesNotContain("AKIA");
        }
    }

    @Test
    void anAdministratorMakesAUserWithAKeyThatIsShownOnceAndTheLogTellsOfIt(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            Person admin = signIn(server, server.server().firstAdministrator());
            admin.get("/console/access");
            admin.post("/console/access", "action", "CreateUser", "user", "carol");
            Person.Page made = admin.post("/console/access", "action", "CreateKey", "user", "carol");

            assertThat(made.text()).contains("This is the only time", "id=\"new-secret\"");
            String secret = made.text().replaceAll("(?s).*id=\"new-secret\">([^<]+)<.*", "$1");
            assertThat(admin.get("/console/access").text()).contains("carol").doesNotContain(secret);
            TestServer.await(
                    "the log tells of it",
                    () -> admin.get("/console/audit?contains=CreateKey").text().contains("furrow:CreateKey"));
        }
    }
}
