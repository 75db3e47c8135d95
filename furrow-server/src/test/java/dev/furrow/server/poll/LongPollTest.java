package dev.furrow.server.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Polls that wait, over real connections.
final class LongPollTest {
    private static TestServer patient;
    private static TestServer hasty;

    private String domain;

    @BeforeAll
    static void start(@TempDir Path first, @TempDir Path second) {
        patient = TestServer.start(first);
        hasty = TestServer.start(second, "long-poll", "1s");
    }

    @AfterAll
    static void stop() {
        patient.close();
        hasty.close();
    }

    @BeforeEach
    void name(TestInfo test) {
        domain = "polls-" + test.getTestMethod().orElseThrow().getName() + '-' + test.getDisplayName();
    }

    private static Connection park(Workflows in, String operation, String list) {
        int before = in.server().parkedPolls();
        Connection connection = in.server().connect().send(operation, """
                {"domain":"%s","taskList":{"name":"%s"}}""".formatted(in.domain(), list));
        TestServer.await("the poll waits", () -> in.server().parkedPolls() == before + 1);
        return connection;
    }

    private static Connection parkDecider(Workflows in) {
        return park(in, "PollForDecisionTask", "deciders");
    }

    @Test
    void aPollWithoutATaskIsAnsweredEmptyALittleBeforeTheTimeIsUp() {
        Workflows workflows = Workflows.in(hasty, domain);
        long begin = System.nanoTime();
        Reply reply = hasty.call(workflows.decisionPoll());
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"startedEventId\":0,\"previousStartedEventId\":0}");
        assertThat(taken).isBetween(Duration.ofMillis(890), Duration.ofSeconds(20));
    }

    @Test
    void aPollThatWaitsGetsTheTaskOfARunThatStarts() {
        Workflows workflows = Workflows.in(patient, domain);
        try (Connection poll = parkDecider(workflows)) {
            WorkflowExecution run = workflows.start("run");

            DecisionTask task = poll.read().as(DecisionTask.class);
            assertThat(task.workflowExecution()).isEqualTo(run);
            assertThat(task.startedEventId()).isEqualTo(3);
        }
    }

    @Test
    void theOneThatHasWaitedLongestIsServedFirst() {
        Workflows workflows = Workflows.in(patient, domain);
        try (Connection first = parkDecider(workflows);
                Connection second = parkDecider(workflows)) {
            workflows.start("one");
            assertThat(first.read().as(DecisionTask.class).workflowExecution().workflowId())
                    .isEqualTo("one");
            assertThat(second.hasAnswer()).isFalse();
            workflows.start("two");
            assertThat(second.read().as(DecisionTask.class).workflowExecution().workflowId())
                    .isEqualTo("two");
        }
    }

    @Test
    void aDecisionPollIsGivenNoActivityTask() {
        Workflows workflows = Workflows.in(patient, domain);
        workflows.start("run");
        try (Connection decider = park(workflows, "PollForDecisionTask", "workers");
                Connection worker = park(workflows, "PollForActivityTask", "workers")) {
            workflows.decide(Workflows.schedule("a-1"));

            assertThat(worker.read().as(ActivityTask.class).activityId()).isEqualTo("a-1");
            assertThat(decider.hasAnswer()).isFalse();
        }
    }

    /// How a caller goes away.
    enum End {
        RESET {
            @Override
            void of(Connection connection) {
                connection.reset();
            }
        },
        CLOSE {
            @Override
            void of(Connection connection) {
                connection.close();
            }
        };

        abstract void of(Connection connection);
    }

    @ParameterizedTest
    @EnumSource
    void aPollWhoseConnectionIsGoneIsGivenNoTask(End end) {
        Workflows workflows = Workflows.in(patient, domain);
        Connection lost = parkDecider(workflows);
        int waiting = patient.parkedPolls();
        end.of(lost);
        TestServer.await("the poll is forgotten", () -> patient.parkedPolls() == waiting - 1);

        WorkflowExecution run = workflows.start("run");
        assertThat(workflows.history(run).events()).hasSize(2);
        workflows.decide();
        assertThat(workflows.history(run).events())
                .extracting(HistoryEvent::eventType)
                .extracting(String::valueOf)
                .containsExactly(
                        "WorkflowExecutionStarted",
                        "DecisionTaskScheduled",
                        "DecisionTaskStarted",
                        "DecisionTaskCompleted");
    }

    @Test
    void aTaskGoesPastThePollsThatAreGoneToTheOneThatIsThere() {
        Workflows workflows = Workflows.in(patient, domain);
        Connection lost = parkDecider(workflows);
        try (Connection there = parkDecider(workflows)) {
            int waiting = patient.parkedPolls();
            lost.reset();
            TestServer.await("the poll is forgotten", () -> patient.parkedPolls() == waiting - 1);
            workflows.start("run");

            assertThat(there.read().as(DecisionTask.class).startedEventId()).isEqualTo(3);
        }
    }

    @Test
    void anAnsweredPollLeavesItsConnectionForOtherRequests() {
        Workflows workflows = Workflows.in(hasty, domain);
        try (Connection connection = parkDecider(workflows)) {
            assertThat(connection.read().as(DecisionTask.class).taskToken()).isNull();
            workflows.start("run");
            connection.send("PollForDecisionTask", """
                    {"domain":"%s","taskList":{"name":"deciders"}}""".formatted(domain));

            assertThat(connection.read().as(DecisionTask.class).taskToken()).isNotNull();
        }
    }

    @Test
    void moreThanTheQuotaOfPollsOnOneListAreRefused(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, "limit-pollers-per-task-list", "2")) {
            Workflows workflows = Workflows.in(server, domain);
            try (Connection first = parkDecider(workflows);
                    Connection second = parkDecider(workflows)) {
                assertThat(server.call(workflows.decisionPoll()).fault().getKey())
                        .isEqualTo("LimitExceededFault");
                assertThat(first.hasAnswer() || second.hasAnswer()).isFalse();
            }
        }
    }
}
