package dev.furrow.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The meters that dashboards and alerts are made of: their names and labels are promised.
final class MetricsTest {
    private static TestServer server;
    private static Connection poll;

    @BeforeAll
    static void bringAbout(@TempDir Path data) {
        server = TestServer.start(data);
        Workflows workflows = Workflows.in(server, "farm");
        workflows.start("one");
        workflows.start("two");
        workflows.decide(Workflows.schedule("a-1"));
        server.call("DescribeDomain", "{\"name\":\"nowhere\"}");
        server.call("Nonsense", "{}");
        poll = server.connect().send("PollForDecisionTask", """
                {"domain":"farm","taskList":{"name":"idle"}}""");
        TestServer.await("the poll waits", () -> server.parkedPolls() == 1);
    }

    @AfterAll
    static void stop() {
        poll.close();
        server.close();
    }

    private static List<String> lines() {
        Reply reply = server.get("/metrics");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        return reply.text().lines().toList();
    }

    private static double value(String meter) {
        List<String> found =
                lines().stream().filter(line -> line.startsWith(meter + ' ')).toList();
        assertThat(found).as(meter).hasSize(1);
        return Double.parseDouble(found.getFirst().substring(meter.length() + 1));
    }

    @Test
    void requestsAreCountedByOperationAndOutcome() {
        assertThat(value("furrow_requests_seconds_count{operation=\"StartWorkflowExecution\",outcome=\"success\"}"))
                .isEqualTo(2);
        assertThat(value(
                        "furrow_requests_seconds_count{operation=\"DescribeDomain\",outcome=\"UnknownResourceFault\"}"))
                .isEqualTo(1);
        assertThat(value("furrow_requests_seconds_count{operation=\"unknown\",outcome=\"UnknownOperationException\"}"))
                .isEqualTo(1);
    }

    @Test
    void latenciesAreHistograms() {
        String bucket = "furrow_requests_seconds_bucket{operation=\"StartWorkflowExecution\",outcome=\"success\",le=";
        assertThat(value(bucket + "\"+Inf\"}")).isEqualTo(2);
        assertThat(value(bucket + "\"60.0\"}")).isEqualTo(2);
        assertThat(lines()).anyMatch(line -> line.startsWith(bucket + "\"0.001\"}"));
        assertThat(value("furrow_requests_seconds_sum{operation=\"StartWorkflowExecution\",outcome=\"success\"}"))
                .isPositive();
    }

    @Test
    void commitsHaveTheirTimeAndSize() {
        double commits = value("furrow_commit_seconds_count");
        assertThat(commits).isBetween(5.0, 50.0);
        assertThat(value("furrow_commit_seconds_bucket{le=\"+Inf\"}")).isGreaterThanOrEqualTo(commits);
        assertThat(value("furrow_commit_seconds_sum")).isPositive();
        assertThat(value("furrow_commit_turns_count")).isGreaterThanOrEqualTo(commits);
        assertThat(value("furrow_commit_turns_sum")).isGreaterThanOrEqualTo(commits);
        assertThat(value("furrow_commit_turns_bucket{le=\"1024.0\"}")).isGreaterThanOrEqualTo(commits);
    }

    @Test
    void openExecutionsAreCountedByDomain() {
        assertThat(value("furrow_open_executions{domain=\"farm\"}")).isEqualTo(2);
    }

    @Test
    void executionsThatAreAsleepAreCounted() {
        assertThat(value("furrow_asleep_executions")).isZero();
    }

    @Test
    void taskListsShowWhatWaits() {
        assertThat(value("furrow_task_list_backlog{domain=\"farm\",kind=\"decision\",task_list=\"deciders\"}"))
                .isEqualTo(1);
        assertThat(value("furrow_task_list_backlog{domain=\"farm\",kind=\"activity\",task_list=\"workers\"}"))
                .isEqualTo(1);
        assertThat(value("furrow_task_list_pollers{domain=\"farm\",kind=\"decision\",task_list=\"idle\"}"))
                .isEqualTo(1);
        assertThat(value("furrow_task_list_pollers{domain=\"farm\",kind=\"decision\",task_list=\"deciders\"}"))
                .isZero();
        assertThat(value("furrow_lane_inbox")).isNotNegative();
    }

    @Test
    void theStoreShowsWhatItTakesAndWhatIsLeft() {
        assertThat(value("furrow_store_bytes{kind=\"used\"}")).isPositive();
        assertThat(value("furrow_store_bytes{kind=\"free\"}")).isPositive();
    }

    @Test
    void theVirtualMachineAndTheProcessAreShown() {
        assertThat(lines())
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .anyMatch(line -> line.startsWith("jvm_threads_live_threads "))
                .anyMatch(line -> line.startsWith("jvm_gc_"))
                .anyMatch(line -> line.startsWith("process_cpu_usage "))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "));
    }
}
