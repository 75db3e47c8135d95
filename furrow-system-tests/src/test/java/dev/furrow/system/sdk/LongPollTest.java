package dev.furrow.system.sdk;

import static dev.furrow.system.sdk.SwfDomain.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// Polls that wait, in real time.
class LongPollTest {
    @TempDir
    static Path directory;

    private static RunningServer server;
    private static SwfClient swf;

    @BeforeAll
    static void start() {
        server = new RunningServer(directory, "20s");
        swf = JavaSdk.client(server.url());
    }

    @AfterAll
    static void stop() {
        swf.close();
        server.close();
    }

    @Test
    void aPollThatWaitsIsGivenTheTaskWhenItComes() throws Exception {
        SwfDomain domain = SwfDomain.register(swf);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PollForDecisionTaskResponse> decider = threads.submit(domain::pollForDecisionTask);
            Future<PollForActivityTaskResponse> worker = threads.submit(domain::pollForActivityTask);
            awaitPollers(2);
            assertThat(decider.isDone()).isFalse();
            assertThat(worker.isDone()).isFalse();

            WorkflowExecution execution = domain.start("late");
            PollForDecisionTaskResponse task = decider.get(5, TimeUnit.SECONDS);
            assertThat(task.workflowExecution()).isEqualTo(execution);
            domain.decide(task, schedule("late"));
            assertThat(worker.get(5, TimeUnit.SECONDS).activityId()).isEqualTo("late");
        }
    }

    @Test
    void pollsThatEndWithoutATaskAreEmpty() {
        try (RunningServer hasty = new RunningServer(directory.resolve("hasty"), "1s");
                SwfClient client = JavaSdk.client(hasty.url())) {
            SwfDomain domain = SwfDomain.register(client);
            Instant begin = Instant.now();
            PollForDecisionTaskResponse decision = domain.pollForDecisionTask();
            assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(800), Duration.ofSeconds(4));
            assertThat(decision.taskToken()).isNull();
            assertThat(decision.startedEventId()).isZero();
            assertThat(decision.previousStartedEventId()).isZero();
            assertThat(decision.hasEvents()).isFalse();
            assertThat(decision.workflowExecution()).isNull();
            assertThat(decision.nextPageToken()).isNull();

            PollForActivityTaskResponse activity = domain.pollForActivityTask();
            assertThat(activity.taskToken()).isNull();
            assertThat(activity.startedEventId()).isZero();
        }
    }

    /// Waits until so many polls are parked, as the server's metrics tell.
    private static void awaitPollers(int number) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/metrics")).build();
        Instant deadline = Instant.now().plusSeconds(10);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                String metrics = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                double pollers = metrics.lines()
                        .filter(line -> line.startsWith("furrow_task_list_pollers"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
                if (pollers == number) {
                    return;
                }
                assertThat(Instant.now())
                        .as("%s polls wait, but the metrics say\n%s", number, metrics)
                        .isBefore(deadline);
            }
        }
    }
}
