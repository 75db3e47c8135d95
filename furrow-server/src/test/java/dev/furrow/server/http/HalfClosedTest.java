package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.json.Json;
import dev.furrow.server.Connection;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Clients that say that they will send no more, and still read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HalfClosedTest {
    private static final String BODY = "{\"registrationStatus\":\"REGISTERED\"}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String poll(Workflows workflows) {
        return new String(Json.encode(workflows.decisionPoll()), StandardCharsets.UTF_8);
    }

    /// What is answered only when it is on disk.
    private static String registration(String domain) {
        return Connection.request(
                "RegisterDomain", "{\"name\":\"" + domain + "\",\"workflowExecutionRetentionPeriodInDays\":\"1\"}");
    }

    /// Forty, because one may be answered before the end of the client's half is noticed: seven of forty were.
    @Test
    void anAnswerThatIsOwedComesAndThenTheEnd() {
        for (int i = 0; i < 40; i++) {
            try (Connection connection = server.connect()) {
                connection.send(registration("owed-" + i)).endOutput();

                assertThat(connection.read().status()).isEqualTo(200);
                assertThat(connection.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void answersToAllRequestsBehindEachOtherCome() {
        try (Connection connection = server.connect()) {
            connection.send(Connection.request("ListDomains", BODY).repeat(300)).endOutput();

            for (int i = 0; i < 300; i++) {
                assertThat(connection.read().status()).as("answer %d", i).isEqualTo(200);
            }
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aConnectionOnWhichNothingIsOwedIsClosed() {
        try (Connection silent = server.connect();
                Connection answered = server.connect()) {
            answered.send("ListDomains", BODY).read();

            assertThat(silent.endOutput().isClosedByServer()).isTrue();
            assertThat(answered.endOutput().isClosedByServer()).isTrue();
        }
    }

    @Test
    void halfARequestIsOwedNothing() {
        String whole = Connection.request("ListDomains", BODY);
        try (Connection connection = server.connect()) {
            connection.send(whole.substring(0, whole.length() - 3)).endOutput();

            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    /// That is how a client goes away, too.
    @Test
    void aPollThatWaitsIsGivenUpAndItsTaskGoesToAnother() {
        Workflows workflows = Workflows.in(server, "given-up");
        try (Connection connection = server.connect()) {
            connection.send("PollForDecisionTask", poll(workflows));
            TestServer.await("the poll waits", () -> server.parkedPolls() == 1);

            assertThat(connection.endOutput().isClosedByServer()).isTrue();

            TestServer.await("nobody waits", () -> server.parkedPolls() == 0);
            WorkflowExecution run = workflows.start("wf");
            assertThat(workflows.pollDecision().workflowExecution()).isEqualTo(run);
        }
    }

    @Test
    void aPollBehindAnotherRequestIsGivenUpWhenThatIsAnswered() {
        Workflows workflows = Workflows.in(server, "behind");
        try (Connection connection = server.connect()) {
            connection
                    .send(Connection.request("ListDomains", BODY)
                            + Connection.request("PollForDecisionTask", poll(workflows)))
                    .endOutput();

            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.isClosedByServer()).isTrue();
            TestServer.await("nobody waits", () -> server.parkedPolls() == 0);
        }
    }
}
