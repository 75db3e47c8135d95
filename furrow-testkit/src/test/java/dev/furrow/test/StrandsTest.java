package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.result;
import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowFailedException;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Result;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrandsTest {

    @Test
    void strandsRunAtTheSameTime() {
        try (TestFurrow furrow = serve(program -> {
            Instant begun = Workflow.now();
            Promise<Void> one = Workflow.async(() -> Workflow.sleep(Duration.ofMinutes(3)));
            Promise<Void> two = Workflow.async(() -> Workflow.sleep(Duration.ofMinutes(2)));
            one.join();
            two.join();
            return Duration.between(begun, Workflow.now());
        })) {
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("PT3M");
        }
    }

    @Test
    void aStrandsFailureComesOutOfJoinAsItWasThrown() {
        assertThat(result(program -> {
                    Promise<String> broken = Workflow.async(() -> {
                        throw new IllegalArgumentException("broken");
                    });
                    try {
                        return broken.join();
                    } catch (IllegalArgumentException thrown) {
                        return thrown.getMessage();
                    }
                }))
                .isEqualTo("broken");
    }

    @Test
    void allGivesTheValuesInOrder() {
        assertThat(result(program -> {
                    List<Promise<Integer>> promises = new ArrayList<>();
                    for (int i = 3; i > 0; i--) {
                        int number = i;
                        promises.add(Workflow.async(() -> {
                            Workflow.sleep(Duration.ofMinutes(number));
                            return program.steps.twice(number);
                        }));
                    }
                    return Workflow.all(promises);
                }))
                .isEqualTo("[6, 4, 2]");
    }

    @Test
    void allCancelsTheRestWhenOneFails() {
        try (TestFurrow furrow = serve(program -> {
            List<String> log = new ArrayList<>();
            Promise<String> slow = Workflow.async(() -> {
                try {
                    Workflow.sleep(Duration.ofDays(3));
                } catch (RuntimeException cancelled) {
                    log.add(cancelled.getClass().getSimpleName());
                    throw cancelled;
                }
                return "";
            });
            Promise<String> broken = Workflow.async(() -> program.steps.fail("no"));
            try {
                Workflow.all(List.of(slow, broken));
            } catch (RuntimeException thrown) {
                log.add(thrown.getClass().getSimpleName());
            }
            Workflow.settle(List.of(slow));
            return log + " " + slow.isDone();
        })) {
            Instant begun = furrow.now();
            assertThat(furrow.client().workflow(Program.class, "p-1").run(""))
                    .isEqualTo("[ActivityFailedException, CancelledException] true");
            assertThat(Duration.between(begun, furrow.now())).isLessThan(Duration.ofDays(1));
        }
    }

    @Test
    void raceGivesTheFirstAndCancelsTheOther() {
        try (TestFurrow furrow = serve(program -> {
            Promise<String> slow = Workflow.async(() -> {
                Workflow.sleep(Duration.ofDays(1));
                return "slow";
            });
            return Workflow.race(slow, Workflow.async(() -> program.steps.echo("fast")));
        })) {
            var handle = furrow.client()
                    .start(() -> furrow.client().workflow(Program.class, "p-1").run(""));
            assertThat(handle.result()).isEqualTo("fast");
            assertThat(handle.history()).anyMatch(event -> event.attributes() instanceof TimerCanceled);
        }
    }

    @Test
    void settleGivesFailuresAsValues() {
        assertThat(result(program -> {
                    Promise<String> good = Workflow.async(() -> program.steps.echo("good"));
                    Promise<String> bad = Workflow.async(() -> program.steps.fail("bad"));
                    List<String> seen = new ArrayList<>();
                    for (Result<String> end : Workflow.settle(List.of(good, bad))) {
                        seen.add(
                                switch (end) {
                                    case Result.Ok<String>(var value) -> value;
                                    case Result.Failed<String>(var why) ->
                                        why.getClass().getSimpleName();
                                });
                    }
                    return seen;
                }))
                .isEqualTo("[good, ActivityFailedException]");
    }

    @Test
    void mapKeepsTheOrderAndTheBoundOfWhatIsOpen() {
        try (TestFurrow furrow = serve(program -> {
            int[] open = {0};
            int[] most = {0};
            List<Integer> results = Workflow.map(IntStream.range(0, 9).boxed().toList(), 4, number -> {
                most[0] = Math.max(most[0], ++open[0]);
                int twice = program.steps.twice(number);
                open[0]--;
                return twice;
            });
            return results + " " + most[0];
        })) {
            assertThat(furrow.client().workflow(Program.class, "p-1").run(""))
                    .isEqualTo("[0, 2, 4, 6, 8, 10, 12, 14, 16] 4");
        }
    }

    @Test
    void withinGivesTheValueThatComesInTime() {
        assertThat(result(program -> Workflow.within(Duration.ofMinutes(1), () -> program.steps.echo("quick"))))
                .isEqualTo("Optional[quick]");
    }

    @Test
    void withinCancelsWhatIsLate() {
        assertThat(result(program -> {
                    List<String> log = new ArrayList<>();
                    Optional<String> late = Workflow.within(Duration.ofMinutes(1), () -> {
                        try {
                            Workflow.sleep(Duration.ofHours(1));
                        } finally {
                            log.add("cleaned up");
                        }
                        return "late";
                    });
                    Workflow.sleep(Duration.ofSeconds(1));
                    return late + " " + log;
                }))
                .isEqualTo("Optional.empty [cleaned up]");
    }

    @Test
    void ofTwoThatWaitForTheSameOnlyOneGetsIt() {
        assertThat(result(program -> {
                    boolean[] locked = {false};
                    List<String> log = new ArrayList<>();
                    for (String name : List.of("a", "b")) {
                        Workflow.async(name, () -> {
                            Workflow.await(() -> !locked[0]);
                            locked[0] = true;
                            log.add("+" + name);
                            Workflow.sleep(Duration.ofSeconds(1));
                            log.add("-" + name);
                            locked[0] = false;
                        });
                    }
                    Workflow.joinAll();
                    return log;
                }))
                .isEqualTo("[+a, -a, +b, -b]");
    }

    @Test
    void commandIdsCarryTheStrandsName() {
        try (TestFurrow furrow = serve(program -> {
            Promise<String> named = Workflow.async("quote", () -> program.steps.echo("x"));
            Promise<String> unnamed = Workflow.async(() -> program.steps.echo("y"));
            return program.steps.echo("z") + named.join() + unnamed.join();
        })) {
            var handle = furrow.client()
                    .start(() -> furrow.client().workflow(Program.class, "p-1").run(""));
            assertThat(handle.result()).isEqualTo("zxy");
            assertThat(handle.history().stream()
                            .map(event -> event.attributes())
                            .filter(ActivityTaskScheduled.class::isInstance)
                            .map(event -> ((ActivityTaskScheduled) event).activityId()))
                    .containsExactlyInAnyOrder("main.1", "quote.1", "main-1.1");
        }
    }

    @Test
    void aConditionMustNotAct() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> program.steps.echo("x") != null);
            return "";
        })) {
            assertThatThrownBy(
                            () -> furrow.client().workflow(Program.class, "p-1").run(""))
                    .isInstanceOf(WorkflowFailedException.class)
                    .hasMessageContaining("must only look");
        }
    }

    @Test
    void whatIsMoreThanAResponseHoldsIsSentInPortions() {
        assertThat(result(program ->
                        Workflow.map(IntStream.range(0, 450).boxed().toList(), 450, program.steps::twice).stream()
                                .mapToInt(Integer::intValue)
                                .sum()))
                .isEqualTo("202050");
    }

    @Test
    void outsideOfAWorkflowItSaysSo() {
        assertThatThrownBy(() -> Workflow.sleep(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Workflow.sleep was called on thread")
                .hasMessageContaining("not running a workflow");
    }
}
