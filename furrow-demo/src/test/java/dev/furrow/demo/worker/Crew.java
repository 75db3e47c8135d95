package dev.furrow.demo.worker;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskRequest;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskRequest;

/// The deciders and activity workers of one process: started one by one, stopped together.
public final class Crew implements AutoCloseable {
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final SwfClient polls;
    private final SwfClient calls;
    private final String domain;
    private final Consumer<String> troubles;
    private final List<Poller<?>> pollers = new ArrayList<>();

    /// @param credentials who signs polls
    /// @param calls answers the tasks; it is not closed with the crew
    /// @param troubles hears what does not work, in sentences
    public Crew(
            URI endpoint,
            AwsCredentialsProvider credentials,
            SwfClient calls,
            String domain,
            Consumer<String> troubles) {
        this.polls = SwfClients.forPolls(endpoint, credentials);
        this.calls = calls;
        this.domain = domain;
        this.troubles = troubles;
    }

    /// Starts deciders.
    ///
    /// @param count how many decide at the same time
    /// @param decided hears of decisions, with the workflowId, before they are sent
    public void startDeciders(int count, String taskList, Decider decider, BiConsumer<String, List<Decision>> decided) {
        for (int i = 1; i <= count; i++) {
            String identity = "decider-" + i;
            PollForDecisionTaskRequest request = PollForDecisionTaskRequest.builder()
                    .domain(domain)
                    .taskList(list -> list.name(taskList))
                    .identity(identity)
                    .build();
            start(identity, new DecisionTasks(polls, calls, request, decider, decided));
        }
    }

    /// Starts activity workers.
    ///
    /// @param count how many work at the same time
    /// @param activities what they can do, by the name of the activity type
    public void startWorkers(int count, String taskList, Map<String, Activity> activities) {
        for (int i = 1; i <= count; i++) {
            String identity = taskList + "-worker-" + i;
            PollForActivityTaskRequest request = PollForActivityTaskRequest.builder()
                    .domain(domain)
                    .taskList(list -> list.name(taskList))
                    .identity(identity)
                    .build();
            start(identity, new ActivityTasks(polls, calls, request, activities));
        }
    }

    private <T> void start(String name, Poller.Tasks<T> tasks) {
        Poller<T> poller = new Poller<>(name, tasks, PAUSE_AFTER_TROUBLE, troubles);
        pollers.add(poller);
        poller.start();
    }

    /// Breaks the polls off and waits for the tasks in hand.
    @Override
    public void close() {
        pollers.forEach(Poller::stop);
        try {
            long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
            for (Poller<?> poller : pollers) {
                if (!poller.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    troubles.accept("A worker does not stop; its task will time out");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        polls.close();
    }
}
