package dev.furrow.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One thing done to many, over real HTTP.
final class BulkTest {
    @TempDir
    private Path data;

    private static int open(TestServer server) {
        return server.call(
                        new CountOpenWorkflowExecutionsRequest(
                                "d", new ExecutionTimeFilter(Instant.EPOCH, null), null, null, null),
                        WorkflowExecutionCount.class)
                .count();
    }

    private static void start(TestServer server, int count) {
        Workflows workflows = Workflows.in(server, "d");
        for (int i = 0; i < count; i++) {
            workflows.start("bulk-" + i);
        }
    }

    private static String plan(Person person, String action, String query) {
        person.get("/console/executions?domain=d");
        Person.Page planned =
                person.post("/console/bulk/new", "domain", "d", "action", action, "all", "yes", "query", query);
        assertThat(planned.status()).as(planned.text()).isEqualTo(303);
        String job = planned.header("Location");
        person.get(job);
        return job.substring(job.indexOf('=') + 1);
    }

    private static String job(Person person, String id) {
        return person.get("/console/bulk/job?id=" + id).text();
    }

    @Test
    void aPlanListsWhatWouldChangeAndChangesNothing() {
        try (TestServer server = TestServer.start(data)) {
            start(server, 12);
            Person person = new Person(server);
            String id = plan(person, "terminate", "id=bulk-1*");

            assertThat(job(person, id))
                    .contains("3 executions would be terminated", "bulk-1", "bulk-10", "bulk-11")
                    .doesNotContain("bulk-2");
            assertThat(open(server)).isEqualTo(12);
            assertThat(job(new Person(server), id)).contains("bulk-10");
        }
    }

    @Test
    void whatIsTakenBackInTimeHasNotHappened() {
        try (TestServer server = TestServer.start(data)) {
            start(server, 5);
            Person person = new Person(server);
            String id = plan(person, "terminate", "");
            assertThat(person.follow("/console/bulk/job", "id", id, "do", "start")
                            .text())
                    .contains("it can be taken back");

            assertThat(person.follow("/console/bulk/job", "id", id, "do", "stop")
                            .text())
                    .contains("Stopped", "0 done");
            assertThat(open(server)).isEqualTo(5);
        }
    }

    @Test
    void itIsDoneToAllOfThemWithNobodyWatching() {
        try (TestServer server = TestServer.start(data)) {
            start(server, 300);
            Person person = new Person(server);
            String id = plan(person, "terminate", "state=open");
            person.follow("/console/bulk/job", "id", id, "do", "start", "reason", "spring cleaning");
            person.post("/console/bulk/job", "id", id, "do", "hurry");

            TestServer.await("all are closed", () -> open(server) == 0);
            TestServer.await("the job says so", () -> job(person, id).contains("300 done, 0 refused"));
            assertThat(person.get("/console/executions?domain=d&state=closed&status=TERMINATED&count=1")
                            .text())
                    .contains("300 executions");
        }
    }

    @Test
    void aSignalNeedsItsNameAndArrives() {
        try (TestServer server = TestServer.start(data)) {
            start(server, 2);
            Person person = new Person(server);
            String id = plan(person, "signal", "");
            assertThat(person.post("/console/bulk/job", "id", id, "do", "start").text())
                    .contains("A signal needs a name.");
            person.post("/console/bulk/job", "id", id, "do", "start", "signal", "wake", "input", "now");
            person.post("/console/bulk/job", "id", id, "do", "hurry");

            TestServer.await("both are signalled", () -> job(person, id).contains("2 done, 0 refused"));
        }
    }

    @Test
    void aJobThatTheServerDidNotFinishSaysSoAfterARestartAndGoesOnWhenItIsTold() throws Exception {
        String id;
        try (TestServer server = TestServer.start(data)) {
            start(server, 4);
            Person person = new Person(server);
            id = plan(person, "terminate", "");
            person.follow("/console/bulk/job", "id", id, "do", "start");
        }
        Path folder = data.resolve("console").resolve("bulk");
        // As if the process had died after one of the four.
        String plan = Files.readString(folder.resolve(id + ".plan"));
        Files.writeString(folder.resolve(id + ".plan"), plan.replaceAll("WAITING|STOPPED|INTERRUPTED", "RUNNING"));
        Files.writeString(folder.resolve(id + ".done"), "0 \n");
        try (TestServer server = TestServer.start(data)) {
            Person person = new Person(server);
            assertThat(job(person, id))
                    .contains("Interrupted", "1 of 4 tried", "may have been done in the last moment", "Go on");
            assertThat(open(server)).isEqualTo(4);

            person.follow("/console/bulk/job", "id", id, "do", "goOn");
            person.post("/console/bulk/job", "id", id, "do", "hurry");

            TestServer.await("the rest is done", () -> job(person, id).contains("4 done, 0 refused"));
            assertThat(open(server)).isEqualTo(1);
        }
    }
}
