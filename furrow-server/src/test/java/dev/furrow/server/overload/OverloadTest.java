package dev.furrow.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.TimerFired;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import io.netty.util.internal.PlatformDependent;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More than a server is made for. It may turn callers away with a fault that they know; it must not grow without
/// bound, and soon afterwards all is as before.
///
/// `-Doverload=N` makes everything N times as much.
final class OverloadTest {
    private static final int TIMES = Integer.getInteger("overload", 1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long GROWTH = 256 << 20;

    private TestServer server;
    private Workflows workflows;
    private long before;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(
                data, "long-poll", "10s", "max-request-size", "16MB", "max-body-memory", "64MB", "lanes", "2");
        workflows = Workflows.in(server, "crowd");
        before = usedBytes();
    }

    @AfterEach
    void allIsAsBefore() {
        try (TestServer _ = server) {
            Instant end = Instant.now().plus(SOON);
            workflows.start("afterwards");
            boolean served = false;
            while (!served) {
                DecisionTask task = workflows.pollDecision();
                if (task.taskToken() != null) {
                    served = task.workflowExecution().workflowId().equals("afterwards");
                    workflows.complete(task, new CompleteWorkflowExecutionDecision("done"));
                }
                assertThat(Instant.now()).as("normal again").isBefore(end);
            }
            assertThat(usedBytes() - before).as("bytes of heap that stay taken").isLessThan(GROWTH);
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// What the network layer holds outside of the heap.
    private static long directBytes() {
        return PlatformDependent.usedDirectMemory()
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private History history(WorkflowExecution run) {
        return server.call(new GetWorkflowExecutionHistoryRequest("crowd", run, null, null, null), History.class);
    }

    @Test
    void connectionsAreOpenedAndDropped() {
        for (int i = 0; i < 1_000 * TIMES; i++) {
            Connection connection = server.connect();
            if (i % 3 == 1) {
                connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Len");
            } else if (i % 3 == 2) {
                connection.send("PollForDecisionTask", """
                        {"domain":"crowd","taskList":{"name":"deciders"}}""");
            }
            connection.reset();
        }
        TestServer.await("no poll waits for a connection that is gone", () -> server.parkedPolls() == 0);
    }

    @Test
    void slowWritersOfLargeBodiesWait() {
        List<Connection> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(server.connect()
                    .send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n" + "x".repeat(200_000)));
        }
        assertThat(server.call("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}")
                        .status())
                .isEqualTo(200);
        slow.forEach(Connection::reset);
    }

    @Test
    void slowReadersOfLargeAnswersDoNotTakeTheMemory() {
        WorkflowExecution run = workflows.start("large");
        for (int i = 0; i < 4; i++) {
            server.done(new SignalWorkflowExecutionRequest("crowd", "large", null, "signal", "x".repeat(200_000)));
        }
        String question = new String(
                Json.encode(new GetWorkflowExecutionHistoryRequest("crowd", run, null, null, null)),
                StandardCharsets.UTF_8);
        List<Connection> slow = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Connection connection = server.connect();
            slow.add(connection);
            for (int asked = 0; asked < 20 * TIMES; asked++) {
                connection.send("GetWorkflowExecutionHistory", question);
            }
        }
        for (int i = 0; i < 50; i++) {
            assertThat(history(run).events()).hasSizeGreaterThan(5);
        }
        assertThat(usedBytes() + directBytes() - before)
                .as("bytes for answers that nobody reads")
                .isLessThan(GROWTH);
        slow.forEach(Connection::reset);
    }

    @Test
    void pollsWhoseConnectionsAreDroppedGiveTheirRoomBack() {
        String question = "{\"domain\":\"crowd\",\"taskList\":{\"name\":\"deciders\"},\"padding\":\""
                + "x".repeat(500_000) + "\"}";
        List<Connection> parked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            parked.add(server.connect().send("PollForDecisionTask", question));
            // A server that is busy elsewhere turns away who sends more bodies at a time than it has room for.
            TestServer.await("most of them wait", () -> server.parkedPolls() > parked.size() - 20);
        }
        TestServer.await("all of them wait", () -> server.parkedPolls() == parked.size());
        parked.forEach(Connection::reset);
        TestServer.await("no poll waits for a connection that is gone", () -> server.parkedPolls() == 0);
        assertThat(server.call("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bodiesBeyondTheLimitAreNotRead() {
        for (int i = 0; i < 20 * TIMES; i++) {
            try (Connection connection = server.connect()) {
                try {
                    connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\n"
                            + "x".repeat(17_000_000));
                } catch (UncheckedIOException cutOff) {
                    // The answer was given before we had said everything, and the connection closed behind it.
                    continue;
                }
                assertThat(connection.read().status()).isEqualTo(413);
            }
        }
        assertThat(server.call("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFloodOfSignalsToOneExecutionIsInItsHistory() {
        WorkflowExecution run = workflows.start("flooded");
        int signals = 1_000 * TIMES;
        String body = new String(
                Json.encode(new SignalWorkflowExecutionRequest("crowd", "flooded", null, "signal", null)),
                StandardCharsets.UTF_8);
        int accepted = 0;
        try (Connection connection = server.connect()) {
            for (int sent = 0; sent < signals; sent += 50) {
                for (int i = 0; i < 50; i++) {
                    connection.send("SignalWorkflowExecution", body);
                }
                for (int i = 0; i < 50; i++) {
                    Reply reply = connection.read();
                    if (reply.status() == 200) {
                        accepted++;
                    } else {
                        // Its history is full, and then it is terminated.
                        assertThat(reply.fault().getKey()).isIn("ThrottlingException", "UnknownResourceFault");
                    }
                }
            }
        }
        assertThat(accepted).isGreaterThan(0);
        assertThat(history(run).events()).hasSizeGreaterThan(Math.min(900, accepted));
    }

    @Test
    void aStormOfTimersAtOneInstantFiresAllOfThem() {
        int runs = 20 * TIMES;
        int timers = 50;
        for (int i = 0; i < runs; i++) {
            workflows.start("storm-" + i);
        }
        List<Decision> all = new ArrayList<>();
        for (int i = 0; i < timers; i++) {
            all.add(new StartTimerDecision("timer-" + i, null, "1"));
        }
        for (int i = 0; i < runs; i++) {
            workflows.decide(all.toArray(Decision[]::new));
        }
        int fired = 0;
        Instant end = Instant.now().plus(SOON.multipliedBy(TIMES));
        while (fired < runs * timers) {
            DecisionTask task = workflows.pollDecision();
            if (task.taskToken() != null) {
                long count = task.events().stream()
                        .filter(event -> event.attributes() instanceof TimerFired)
                        .count();
                if (count == timers) {
                    fired += timers;
                    workflows.complete(task, new CompleteWorkflowExecutionDecision(null));
                } else {
                    workflows.complete(task);
                }
            }
            assertThat(Instant.now()).as("%d of %d fired", fired, runs * timers).isBefore(end);
        }
    }

    @Test
    void aBatchOfManyDecisionsIsCarriedOutOrRefusedAsAWhole() {
        WorkflowExecution run = workflows.start("batch");
        List<Decision> many = new ArrayList<>();
        int decisions = 2_000 * TIMES;
        for (int i = 0; i < decisions; i++) {
            many.add(new RecordMarkerDecision("m", null));
        }
        DecisionTask task = workflows.pollDecision();
        Reply reply = server.call(new RespondDecisionTaskCompletedRequest(task.taskToken(), many, null, null, null));
        if (reply.status() == 200) {
            assertThat(history(run).events().size()).isEqualTo(Math.min(1000, decisions + 4));
        } else {
            assertThat(reply.status()).isIn(400, 413);
            assertThat(history(run).events()).hasSize(3);
        }
    }

    @Test
    void aForkBombIsBoundedByWhatItsDecidersDecide() {
        workflows.start("bomb");
        int decided = 0;
        int started = 1;
        Instant end = Instant.now().plus(SOON.multipliedBy(3L * TIMES));
        // Everybody has two children, until it is enough; then all of them end.
        while (decided < started) {
            DecisionTask task = workflows.pollDecision();
            if (task.taskToken() != null) {
                boolean first = task.previousStartedEventId() == 0;
                if (first && started < 200 * TIMES) {
                    workflows.complete(task, child(started), child(started + 1));
                    started += 2;
                } else if (first) {
                    workflows.complete(task, new CompleteWorkflowExecutionDecision(null));
                } else {
                    workflows.complete(task);
                }
                decided += first ? 1 : 0;
            }
            assertThat(Instant.now()).as("%d of %d decided", decided, started).isBefore(end);
        }
    }

    private static Decision child(int number) {
        return new StartChildWorkflowExecutionDecision(
                new WorkflowType("w", "1"),
                "child-" + number,
                null,
                null,
                null,
                null,
                null,
                null,
                ChildPolicy.TERMINATE,
                null,
                null);
    }

    @Test
    void runsThatContinueThemselvesForEverLeaveNothingInMemory() {
        workflows.start("loop");
        for (int i = 0; i < 200 * TIMES; i++) {
            workflows.decide(
                    new ContinueAsNewWorkflowExecutionDecision(null, null, null, null, null, null, null, null, null));
        }
        workflows.decide(new CompleteWorkflowExecutionDecision(null));
    }
}
