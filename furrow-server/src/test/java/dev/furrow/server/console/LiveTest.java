package dev.furrow.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import dev.furrow.server.console.live.Streams;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams that tell browsers of changes, over real HTTP.
@Timeout(60)
final class LiveTest {
    private static final Pattern MARK = Pattern.compile("data-mark=\"([^\"]+)\"");
    private static final String HOME = "/console/";

    @TempDir
    private Path data;

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /// Waits for word of a change.
    ///
    /// @return the id of the event
    private static String change(BufferedReader lines) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.equals("event: changed")) {
                return id;
            }
        }
        throw new AssertionError("The stream has ended");
    }

    private static boolean ends(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            assertThat(line).isNotEqualTo("event: changed");
        }
        return true;
    }

    private static String mark(Person.Page page) {
        Matcher found = MARK.matcher(page.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/?domain=shop",
                "/console/api/home?domain=shop",
                "/console/executions?domain=shop",
                "/console/task-lists",
                "/console/task-list?domain=shop&kind=decision&list=deciders",
                "/console/execution?domain=shop&workflowId=first",
                "/console/api/execution/why?domain=shop&workflowId=first"
            })
    void whoLooksIsToldOfWhatChangesAndGoesOnBehindWhatWasSeen(String path) throws IOException {
        try (TestServer server = TestServer.start(data)) {
            Workflows workflows = Workflows.in(server, "shop");
            workflows.start("first");
            Person person = new Person(server);
            String seen = mark(person.get(HOME));
            String more = path + (path.contains("?") ? "&" : "?") + "seen=" + seen;
            String id;
            try (BufferedReader lines = lines(person.listen(more))) {
                workflows.pollDecision();
                workflows.start("second");

                id = change(lines);
            }
            // What has changed since then is told as soon as a browser comes back.
            workflows.start("third");
            try (BufferedReader lines = lines(person.listen(more, "Last-Event-ID", id))) {
                assertThat(change(lines)).isNotEqualTo(id);
            }
        }
    }

    @Test
    void aSessionHasOnlySoManyStreamsAndThoseThatAreLeftMakeRoom() throws IOException {
        try (TestServer server = TestServer.start(data)) {
            Person person = new Person(server);
            person.get(HOME);
            List<HttpResponse<InputStream>> open = new ArrayList<>();
            for (int i = 0; i < Streams.MOST_OF_ONE; i++) {
                open.add(person.listen(HOME));
                lines(open.getLast());
            }
            assertThat(person.listen(HOME).statusCode()).isEqualTo(503);
            Person other = new Person(server);
            other.get(HOME);
            lines(other.listen(HOME)).close();

            open.getFirst().body().close();

            TestServer.await("there is room again", () -> person.listen(HOME).statusCode() == 200);
        }
    }

    /// Browsers leave a page by saying that they will send no more. Nothing changes here, so that only that is heard.
    @Test
    void whoSaysThatHeWillSendNoMoreHasLeft() {
        try (TestServer server = TestServer.start(data);
                Connection browser = server.connect()) {
            browser.send("GET " + HOME + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
            TestServer.await("the stream has begun", browser::hasAnswer);
            browser.endOutput();

            assertThat(browser.rest())
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("retry: ")
                    .doesNotContain("event: beat");
        }
    }

    private static AdminRequest ask(String action, String key) {
        return new AdminRequest(action, null, null, null, null, null, key, null, null, null, null, null, null, null);
    }

    private static Person signIn(TestServer server, NewSecret admin) {
        Person person = new Person(server);
        person.get("/console/sign-in");
        person.post("/console/sign-in", "key", admin.accessKeyId(), "secret", admin.secretAccessKey());
        person.get(HOME);
        return person;
    }

    @Test
    void aStreamEndsWhenItsSessionDoes() throws IOException {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            Person person = signIn(server, server.server().firstAdministrator());
            try (BufferedReader lines = lines(person.listen(HOME + "?seen=" + mark(person.get(HOME))))) {
                person.post("/console/sign-out");

                assertThat(ends(lines)).isTrue();
            }
            // Whoever is not signed in is led to the sign-in, where a browser gives the stream up.
            assertThat(person.listen(HOME).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aStreamEndsWhenItsKeyDoes() throws IOException {
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            NewSecret admin = server.server().firstAdministrator();
            Person person = signIn(server, admin);
            try (InputStream stream = person.listen("/console/executions").body()) {
                server.server().administer(ask("DisableKey", admin.accessKeyId()));

                stream.readAllBytes();
            }
            assertThat(person.get(HOME).status()).isEqualTo(303);
        }
    }

    @Test
    void aServerThatStopsWaitsForNobodyWhoListens() throws IOException {
        TestServer server = TestServer.start(data);
        Person person = new Person(server);
        BufferedReader lines = lines(person.listen(HOME + "?seen=" + mark(person.get(HOME))));

        assertThat(server.server().stop()).isTrue();

        assertThat(ends(lines)).isTrue();
    }

    @Test
    void whatDoesNotChangeAndWhoComesFromElsewhereGetsNoStream() {
        try (TestServer server = TestServer.start(data)) {
            Workflows.in(server, "shop");
            Person person = new Person(server);

            assertThat(person.listen("/console/domains").statusCode()).isEqualTo(406);
            assertThat(person.listen(HOME, "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            assertThat(person.listen("/console/execution?domain=shop&workflowId=none")
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
