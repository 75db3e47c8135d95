package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.furrow.Outcome;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.Activity;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.HistoryInfo;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What a workflow knows of itself and does to others.
class WorkflowContextTest {

    @Test
    void replayingIsTrueForWhatWasDecidedBefore() {
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        ProgramWorkflow.result(program -> {
            seen.add(Workflow.replaying());
            Workflow.sleep(Duration.ofMinutes(1));
            seen.add(Workflow.replaying());
            return "";
        });
        // The second decision replays the first.
        assertThat(seen).containsExactly(false, true, false);
    }

    @Test
    void itKnowsThatItWasAskedToCancelAndWithWhichRoleItCallsFunctions() {
        List<Boolean> asked = new ArrayList<>();
        try (TestFurrow furrow = serve(program -> {
            asked.add(Workflow.info().cancelRequested());
            try {
                Workflow.sleep(Duration.ofDays(1));
            } catch (dev.furrow.workflow.CancelledException refused) {
                asked.add(Workflow.info().cancelRequested());
            }
            return Workflow.info().lambdaRole();
        })) {
            furrow.warm(1);
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            handle.cancel();
            assertThat(handle.result()).isEqualTo("null");
            assertThat(asked).containsExactly(false, true);
        }
    }

    @Test
    void theLoggerIsSilentInReplays() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(WorkflowContextTest.class);
        logger.addAppender(lines);
        try {
            ProgramWorkflow.result(program -> {
                Workflow.logger(WorkflowContextTest.class).warn("begun");
                Workflow.sleep(Duration.ofMinutes(1));
                Workflow.logger(WorkflowContextTest.class).warn("slept");
                return program.steps.echo("x");
            });
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("begun", "slept");
        assertThat(lines.list.getFirst().getMDCPropertyMap()).containsEntry("workflowId", "p-1");
    }

    @Test
    void aWorkflowCanAskAnotherToCancel() {
        try (TestFurrow furrow = serve(program -> {
            if (program.input.equals("victim")) {
                Workflow.await(() -> false);
                return "";
            }
            Workflow.external("victim").cancel();
            return "asked";
        })) {
            Program victim = furrow.client().workflow(Program.class, "victim");
            WorkflowHandle<String> handle = furrow.client().start(() -> victim.run("victim"));
            assertThat(furrow.client().workflow(Program.class, "other").run("other"))
                    .isEqualTo("asked");
            assertThat(handle.outcome()).isInstanceOf(Outcome.Canceled.class);
        }
    }

    @Test
    void theHistoryTellsHowMuchIsLeftOfIt() {
        List<HistoryInfo> seen = new ArrayList<>();
        ProgramWorkflow.result(program -> {
            seen.add(Workflow.history());
            return "";
        });
        assertThat(seen.getFirst().remaining()).isEqualTo(25_000 - 3);
        assertThat(seen.getFirst().suggestContinue()).isFalse();
    }

    @Test
    void attemptsCanHaveABoundOfTimeTogether() {
        AtomicInteger failures = new AtomicInteger();
        List<Integer> attempts = new ArrayList<>();
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.workflow(
                    ProgramWorkflow.class,
                    () -> ProgramWorkflow.of(program -> {
                        Steps steps = Workflow.activities(
                                Steps.class,
                                ActivityOptions.defaults()
                                        .retry(RetryPolicy.attempts(100)
                                                .delays(Duration.ofSeconds(10), 1, Duration.ofSeconds(10))
                                                .jitter(0)
                                                .within(Duration.ofSeconds(35))));
                        try {
                            return steps.fail("no");
                        } catch (ActivityFailedException failed) {
                            attempts.add(failed.attempts());
                            return "gave up";
                        }
                    }));
            furrow.activities(Steps.class, new Steps.Echoes() {
                @Override
                public String fail(String reason) {
                    failures.incrementAndGet();
                    return super.fail(reason);
                }
            });
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("gave up");
        }
        // At 0, 10, 20 and 30 seconds; the next would be at 40.
        assertThat(failures).hasValue(4);
        assertThat(attempts).containsOnly(4);
    }

    @Test
    void stacksEndWhereAStrandWasBegun() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.async("waiter", () -> Workflow.await(() -> false));
            Workflow.await(() -> false);
            return "";
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            StackTraceElement last = List.of(handle.stacks().get("waiter")).getLast();
            assertThat(last.toString())
                    .startsWith("[begun by main] dev.furrow.test.WorkflowContextTest.lambda$stacksEnd")
                    .contains("(WorkflowContextTest.java:");
            assertThat(handle.stacks().get("main"))
                    .noneMatch(element -> element.getClassName().startsWith("[begun"));
        }
    }

    @Test
    void anActivityOfThePastCanBeRunAgainHere() throws Throwable {
        try (TestFurrow furrow = serve(program -> program.steps.twice(21))) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            assertThat(handle.result()).isEqualTo("42");
            Object again = Replayer.of(handle).rerunActivity("main.1", new Steps.Echoes() {
                @Override
                public int twice(int number) {
                    Activity.heartbeat("half");
                    return super.twice(number) + Activity.info().activityId().length();
                }
            });
            assertThat(again).isEqualTo(42 + "main.1".length());
            assertThatThrownBy(() -> Replayer.of(handle).rerunActivity("main.9", new Steps.Echoes()))
                    .hasMessage("No history has an activity main.9");
        }
    }
}
