package dev.furrow.engine.random;

import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Records;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.execution.Due;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.RunLoader;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.random.HistoryInvariants.KnownRun;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.engine.turn.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random work, of which nothing is expected but what must hold of all work: what the engine holds in memory is what
/// its store says, restarts change nothing, and histories keep the invariants of appendix C of the specification.
///
/// Every failure names its seed; `-Dseed=<seed>` plays that one alone, `-Dseeds=<number>` so many.
class StateEqualsReplayTest {
    private static final int STEPS = 400;

    static List<Long> seeds() {
        Long wanted = Long.getLong("seed");
        return wanted == null
                ? LongStream.rangeClosed(1, Long.getLong("seeds", 50)).boxed().toList()
                : List.of(wanted);
    }

    /// Small quotas, so that they are met.
    private static EngineSettings settings(long seed) {
        EngineSettings small = TestSettings.quotas(
                "openTimersPerExecution", 3,
                "openActivityTasksPerExecution", 4,
                "openChildrenPerExecution", 3,
                "openExecutionsPerDomain", 7,
                "historyEvents", 150);
        return Records.with(small, "lanes", 1 + (int) (seed % 3));
    }

    private static void play(long seed, Runnable game) {
        try {
            game.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("With -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOpenRunIsWhatItsHistorySays(long seed) {
        play(seed, () -> {
            try (RandomWorld world = new RandomWorld(settings(seed))) {
                RandomSteps steps = new RandomSteps(seed, false);
                for (int i = 0; i < STEPS; i++) {
                    steps.next().play(world);
                    if (i % 50 == 24) {
                        world.endLambdaCalls();
                        world.engine().advanceUnnoticed(Duration.ofSeconds(i % 20));
                        world.engine().restart();
                    }
                    if (i % 50 == 49) {
                        world.settle();
                        check(world);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void restartsChangeNothing(long seed) {
        play(seed, () -> {
            try (RandomWorld steady = new RandomWorld(settings(seed));
                    RandomWorld restarted = new RandomWorld(settings(seed))) {
                // What is overdue in several runs is done in any order, and then the worlds would differ rightly.
                RandomSteps steps = new RandomSteps(seed, true);
                Random restarts = new Random(-seed);
                for (int i = 0; i < STEPS; i++) {
                    RandomSteps.Step step = steps.next();
                    assertThat(step.play(restarted)).as("step %s", i).isEqualTo(step.play(steady));
                    if (restarts.nextInt(8) == 0) {
                        steady.endLambdaCalls();
                        restarted.endLambdaCalls();
                        restarted.engine().restart();
                    }
                }
                steady.settle();
                restarted.settle();
                assertThat(byRun(restarted)).isEqualTo(byRun(steady));
                assertThat(depths(restarted.engine())).isEqualTo(depths(steady.engine()));
                check(restarted);
            }
        });
    }

    private static List<KnownRun> byRun(RandomWorld world) {
        return world.runs().stream()
                .sorted(Comparator.comparing(run -> run.execution().runId()))
                .toList();
    }

    private static Set<String> depths(TestEngine engine) {
        Set<String> depths = new TreeSet<>();
        for (TaskLists.Depth depth : engine.engine().taskLists()) {
            depths.add(depth.toString());
        }
        return depths;
    }

    private static void check(RandomWorld world) {
        List<KnownRun> runs = world.runs();
        new HistoryInvariants(runs).check();
        List<Message> underWay = new ArrayList<>();
        world.engine().store().scanMessages(underWay::add);
        assertThat(underWay).as("messages that nobody has received").isEmpty();

        RunLoader loader = new RunLoader(world.engine().store());
        List<PendingTask> waiting = new ArrayList<>();
        long earliest = Long.MAX_VALUE;
        int open = 0;
        for (KnownRun run : runs) {
            if (run.isOpen()) {
                open++;
                WorkflowExecutionState replayed = replay(run, loader, waiting, world);
                assertThat(world.describe(run.execution())).isEqualTo(replayed.detail());
                earliest = Math.min(earliest, Due.earliest(replayed));
            }
        }
        assertThat(world.engine().engine().openExecutions().getOrDefault(DOMAIN, 0))
                .isEqualTo(open);
        assertThat(world.engine().nextDeadline()).as("noticed in time").isLessThanOrEqualTo(earliest);
        assertThat(earliest)
                .as("nothing is overdue")
                .isGreaterThan(world.engine().now());
        assertThat(waitingTasks(world.engine())).isEqualTo(countByList(waiting));
    }

    private static WorkflowExecutionState replay(
            KnownRun run, RunLoader loader, List<PendingTask> waiting, RandomWorld world) {
        RunKey key = new RunKey(
                DOMAIN,
                run.execution().workflowId(),
                RunId.parse(run.execution().runId()));
        RunLoader.Loaded.Whole loaded = loader.load(key);
        waiting.addAll(loaded.waiting());
        WorkflowExecutionState replayed = loaded.execution();
        for (Heartbeat heartbeat : heartbeats(world.engine())) {
            var task = replayed.activityTasks().scheduledBy(heartbeat.scheduledEventId());
            if (heartbeat.run().equals(key) && task != null) {
                replayed.activityTasks().recordHeartbeat(task, heartbeat.at(), heartbeat.details());
            }
        }
        return replayed;
    }

    private static List<Heartbeat> heartbeats(TestEngine engine) {
        List<Heartbeat> heartbeats = new ArrayList<>();
        engine.store().scanHeartbeats(heartbeats::add);
        return heartbeats;
    }

    private static Map<String, Integer> waitingTasks(TestEngine engine) {
        Map<String, Integer> counts = new HashMap<>();
        for (TaskLists.Depth depth : engine.engine().taskLists()) {
            counts.put(depth.kind() + " " + depth.taskList(), depth.backlog());
        }
        return counts;
    }

    private static Map<String, Integer> countByList(List<PendingTask> tasks) {
        Map<String, Integer> counts = new HashMap<>();
        for (PendingTask task : tasks) {
            counts.merge(task.kind() + " " + task.taskList(), 1, Integer::sum);
        }
        return counts;
    }
}
