package dev.furrow.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.Furrow;
import dev.furrow.Outcome;
import dev.furrow.StartOptions;
import dev.furrow.WorkflowFailedException;
import dev.furrow.activity.ActivityType;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.test.TestFurrow;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans from end to end, on virtual time; every decision replays the plan from its beginning.
class PlanTest {

    @ActivityType(version = "1.0", startToClose = "20s", attempts = 2)
    interface Work {
        String work(String what);
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private String work(String what) {
        calls.add(what);
        if (failures.merge(what, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("not " + what);
        }
        return what + "!";
    }

    private static Plan<String, String> plan(Function<PlanBuilder<String>, Step<? extends String>> steps) {
        return Plan.of("p", "1.0", String.class, String.class, steps);
    }

    private TestFurrow serve(Plan<?, ?> plan) {
        return new TestFurrow().plans(plan).activities(Work.class, this::work);
    }

    private String result(Plan<String, String> plan) {
        try (TestFurrow furrow = serve(plan)) {
            return furrow.client().plan(plan, "p-1", "in");
        }
    }

    private static List<String> scheduled(TestFurrow furrow) {
        return furrow.client().handle("p-1").history().stream()
                .filter(event -> event.attributes() instanceof ActivityTaskScheduled)
                .map(event -> ((ActivityTaskScheduled) event.attributes()).activityId())
                .toList();
    }

    @Test
    void aStepGetsTheValuesThatItNeeds() {
        assertThat(result(plan(p -> {
                    Work work = p.activities(Work.class);
                    var one = p.step("one", p.input(), work::work);
                    var two = p.step("two", one, work::work);
                    return p.step("three", p.input(), one, two, (a, b, c) -> a + b + c);
                })))
                .isEqualTo("inin!in!!");
    }

    @Test
    void stepsThatDoNotNeedEachOtherRunAtTheSameTime() {
        var plan = plan(p -> {
            var one = p.run("one", () -> Workflow.sleep(Duration.ofHours(1)));
            var two = p.run("two", () -> Workflow.sleep(Duration.ofHours(2)));
            return p.step("end", one, two, (a, b) -> "done");
        });
        try (TestFurrow furrow = serve(plan)) {
            Instant begun = furrow.now();
            assertThat(furrow.client().plan(plan, "p-1", "")).isEqualTo("done");
            assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void aStepWaitsForThoseThatItComesAfter() {
        result(plan(p -> {
            Work work = p.activities(Work.class);
            var last = p.step("last", p.input(), value -> work.work("last"));
            last.after(p.step("first", p.input(), value -> work.work("first")));
            return last;
        }));
        assertThat(calls).containsExactly("first", "last");
    }

    @Test
    void thePlanEndsWhenAllItsStepsHaveEnded() {
        var plan = plan(p -> {
            p.run("slow", () -> Workflow.sleep(Duration.ofHours(3)));
            return p.step("quick", () -> "quick");
        });
        try (TestFurrow furrow = serve(plan)) {
            Instant begun = furrow.now();
            assertThat(furrow.client().plan(plan, "p-1", "")).isEqualTo("quick");
            assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofHours(3));
        }
    }

    @Test
    void aProductIsDoneForEachPairInOrder() {
        var plan = plan(p -> {
            Work work = p.activities(Work.class);
            var days = p.value(List.of(1, 2));
            var countries = p.step("countries", () -> List.of("FR", "DE"));
            var rows = p.each(
                    "pull",
                    p.cross(days, countries),
                    pair -> pair.first() + "-" + pair.second(),
                    pair -> work.work(pair.first() + pair.second()));
            return p.step("end", rows, String::valueOf);
        });
        try (TestFurrow furrow = serve(plan)) {
            assertThat(furrow.client().plan(plan, "p-1", "")).isEqualTo("[1FR!, 1DE!, 2FR!, 2DE!]");
            assertThat(scheduled(furrow))
                    .containsExactly("pull[1-FR].1", "pull[1-DE].1", "pull[2-FR].1", "pull[2-DE].1");
        }
    }

    @Test
    void anEmptyFanOutGivesAnEmptyList() {
        assertThat(result(plan(p -> {
                    var none = p.each("none", p.step("source", List::<String>of), key -> key, value -> value);
                    return p.step("end", none, String::valueOf);
                })))
                .isEqualTo("[]");
    }

    @Test
    void notMoreElementsAreOpenThanAllowed() {
        var plan = plan(p -> {
            var all = p.each("nap", p.value(List.of(1, 2, 3, 4, 5)), key -> key, number -> {
                        Workflow.sleep(Duration.ofHours(1));
                        return number;
                    })
                    .atMost(2);
            return p.step("end", all, String::valueOf);
        });
        try (TestFurrow furrow = serve(plan)) {
            Instant begun = furrow.now();
            assertThat(furrow.client().plan(plan, "p-1", "")).isEqualTo("[1, 2, 3, 4, 5]");
            assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofHours(3));
        }
    }

    @Test
    void twoElementsWithOneKeyFailThePlanAndAreNamed() {
        assertThatThrownBy(() -> result(plan(p -> {
                    var all = p.each("each", p.value(List.of("a1", "a2")), s -> s.charAt(0), s -> s);
                    return p.step("end", all, String::valueOf);
                })))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("Two elements of each have the key of each[a]: a1 and a2");
    }

    @Test
    void keysMayHoldWhateverIdsCannot() {
        assertThat(result(plan(p -> {
                    Work work = p.activities(Work.class);
                    var all = p.each(
                            "get",
                            p.value(List.of("http://a|b", "http:__a_b", "x".repeat(300))),
                            s -> s,
                            s -> work.work(s.substring(0, 6)));
                    return p.step("end", all, String::valueOf);
                })))
                .isEqualTo("[http:/!, http:_!, xxxxxx!]");
    }

    @Test
    void aStepsRetryStandsInPlaceOfTheAnnotations() {
        failures.put("in", 3);
        assertThat(result(plan(p -> p.step("work", p.input(), p.activities(Work.class)::work)
                        .retry(RetryPolicy.attempts(4)))))
                .isEqualTo("in!");
        assertThat(calls).hasSize(4);
    }

    @Test
    void aStepThatFailsForGoodFailsThePlanAndCancelsTheOthers() {
        failures.put("in", 9);
        var plan = plan(p -> {
            p.run("long", () -> {
                try {
                    Workflow.sleep(Duration.ofDays(9));
                } finally {
                    Workflow.shielded(() -> clean());
                }
            });
            return p.step("work", p.input(), p.activities(Work.class)::work);
        });
        try (TestFurrow furrow = serve(plan)) {
            Instant begun = furrow.now();
            var handle = furrow.client().start(() -> furrow.client().plan(plan, "p-1", "in"));
            assertThat(handle.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure().describe())
                                    .contains("Step work has failed: java.lang.IllegalStateException: not in"));
            assertThat(calls).containsExactly("in", "in", "cleaned");
            assertThat(Duration.between(begun, furrow.now())).isLessThan(Duration.ofMinutes(1));
        }
    }

    private void clean() {
        Workflow.activities(Work.class).work("cleaned");
    }

    @Test
    void afterAFailureAnotherValueCanBeUsed() {
        failures.put("in", 9);
        assertThat(result(plan(p -> p.step("work", p.input(), p.activities(Work.class)::work)
                        .onFailure(failed -> Recovery.use(failed.step() + " " + failed.attempts() + " "
                                + ((Failure.Application) failed.failure()).message())))))
                .isEqualTo("work 1 not in");
    }

    @Test
    void afterAFailureTheBodyCanBeBegunAgainLater() {
        failures.put("in", 3);
        var plan = plan(p -> p.step("work", p.input(), p.activities(Work.class)::work)
                .onFailure(
                        failed -> failed.attempts() < 3 ? Recovery.retryAfter(Duration.ofHours(5)) : Recovery.fail()));
        try (TestFurrow furrow = serve(plan)) {
            Instant begun = furrow.now();
            assertThat(furrow.client().plan(plan, "p-1", "in")).isEqualTo("in!");
            assertThat(calls).hasSize(4);
            assertThat(Duration.between(begun, furrow.now())).isBetween(Duration.ofHours(5), Duration.ofHours(6));
        }
    }

    @Test
    void anElementThatIsSkippedIsLeftOut() {
        failures.put("b", 9);
        assertThat(result(plan(p -> {
                    Work work = p.activities(Work.class);
                    var all = p.each("each", p.value(List.of("a", "b", "c")), s -> s, work::work)
                            .onFailure(failed -> Recovery.skip());
                    return p.step("end", all, String::valueOf);
                })))
                .isEqualTo("[a!, c!]");
    }

    @Test
    void whatNeedsASkippedStepIsSkippedUnlessThereIsAnAlternative() {
        assertThat(result(plan(p -> {
                    Work work = p.activities(Work.class);
                    var no = p.step("no", () -> false);
                    var skipped = p.when(no, p.step("skipped", () -> work.work("never")));
                    var alsoSkipped = p.step("also", skipped, work::work);
                    var other = p.when(no, p.step("other", () -> work.work("never")))
                            .otherwise("other");
                    p.run("after", () -> work.work("after")).after(alsoSkipped);
                    return p.when(p.step("yes", () -> true), p.step("end", other, value -> value + "wise"));
                })))
                .isEqualTo("otherwise");
        assertThat(calls).containsExactly("after");
    }

    @Test
    void aBodyThatTakesTooLongHasFailedWithATimeOut() {
        assertThat(result(plan(p -> p.step("slow", () -> {
                            Workflow.sleep(Duration.ofHours(2));
                            return "slow";
                        })
                        .within(Duration.ofHours(1))
                        .onFailure(failed -> Recovery.use(failed.failure().describe())))))
                .isEqualTo("timed out (START_TO_CLOSE)");
    }

    @Test
    void aStepMayExpandToStepsThatItsInputDecides() {
        var plan = plan(p -> p.expand("load", p.step("count", () -> 3), (inner, count) -> {
            Work work = inner.activities(Work.class);
            Step<String> last = inner.value("0");
            for (int i = 1; i <= count; i++) {
                last = inner.step("part" + i, last, work::work);
            }
            return last;
        }));
        try (TestFurrow furrow = serve(plan)) {
            assertThat(furrow.client().plan(plan, "p-1", "")).isEqualTo("0!!!");
            assertThat(scheduled(furrow)).containsExactly("load.part1.1", "load.part2.1", "load.part3.1");
        }
    }

    @Test
    void aCancelledPlanCancelsItsSteps() {
        var plan = plan(p -> p.step("wait", () -> {
            Workflow.sleep(Duration.ofDays(2));
            return "never";
        }));
        try (TestFurrow furrow = serve(plan)) {
            var handle = furrow.client().start(() -> furrow.client().plan(plan, "p-1", ""));
            furrow.skip(Duration.ofHours(1));
            handle.cancel();
            assertThat(handle.outcome()).isInstanceOf(Outcome.Canceled.class);
        }
    }

    @Test
    void tasksMayWaitInTheQueueForAllThatWaitWithThem() {
        var plan = plan(p -> {
            Work work = p.activities(Work.class, ActivityOptions.defaults().priority(7));
            var all = p.each("each", p.value(List.of("a", "b", "c")), s -> s, work::work)
                    .atMost(2)
                    .queueAllowance(Duration.ofMinutes(5));
            return p.step("end", all, String::valueOf);
        });
        try (TestFurrow furrow = serve(plan)) {
            furrow.client().plan(plan, "p-1", "");
            assertThat(furrow.client().handle("p-1").history())
                    .filteredOn(event -> event.attributes() instanceof ActivityTaskScheduled)
                    .hasSize(3)
                    .allSatisfy(event -> {
                        ActivityTaskScheduled task = (ActivityTaskScheduled) event.attributes();
                        assertThat(task.scheduleToStartTimeout()).isEqualTo("600");
                        assertThat(task.taskPriority()).isEqualTo("7");
                    });
        }
    }

    // Remembered steps

    @Test
    void aRememberedStepIsDoneOnceForEachInputUnlessForced(@TempDir Path folder) {
        StepMemory memory = StepMemory.files(folder);
        var plan = plan(p -> {
            Work work = p.activities(Work.class);
            var one = p.step("one", p.input(), work::work).remembered(memory, String.class);
            return p.step("two", one, work::work).remembered(memory, String.class);
        });
        try (TestFurrow furrow = serve(plan)) {
            assertThat(furrow.client().plan(plan, "p-1", "a")).isEqualTo("a!!");
            assertThat(furrow.client().plan(plan, "p-2", "a")).isEqualTo("a!!");
            assertThat(calls).containsExactly("a", "a!");

            assertThat(furrow.client().plan(plan, "p-3", "b")).isEqualTo("b!!");
            assertThat(calls).containsExactly("a", "a!", "b", "b!");

            calls.clear();
            var forced = PlanOptions.defaults().force("one");
            furrow.client().plan(plan, "p-4", "a", StartOptions.defaults(), forced);
            assertThat(calls).as("and what needs it").containsExactly("a", "a!");
        }
    }

    @Test
    void stepsCanBeSkippedByPatternAndForceIsStronger() {
        var plan = plan(p -> {
            Work work = p.activities(Work.class);
            var all = p.each("pull", p.value(List.of("FR", "DE")), s -> s, work::work);
            p.run("announce", all, rows -> work.work("announced"));
            return p.step("end", all, String::valueOf);
        });
        try (TestFurrow furrow = serve(plan)) {
            var choices =
                    PlanOptions.defaults().skip("pull[D*", "announce", "end").force("end");
            assertThat(furrow.client()
                            .plan(plan, "p-1", "", StartOptions.defaults().tags("mine"), choices))
                    .isEqualTo("[FR!]");
            assertThat(calls).containsExactly("FR");
            assertThat(furrow.client().handle("p-1").describe().executionInfo().tagList())
                    .containsExactly("mine", "force:end", "skip:pull[D*", "skip:announce", "skip:end");
        }
    }

    @Test
    void aMemoryThatCannotBeReadFailsTheStep() {
        StepMemory broken = new StepMemory() {
            @Override
            public String find(String key) {
                throw new IllegalStateException("disk on fire");
            }

            @Override
            public void keep(String key, String value) {}
        };
        assertThat(result(plan(p -> p.step("one", p.input(), value -> value)
                        .remembered(broken, String.class)
                        .onFailure(failed -> Recovery.use(failed.why().getMessage())))))
                .contains("cannot be read", "disk on fire");
    }

    // Other workflows

    @WorkflowType(name = "p", version = "1.0")
    interface AsChild {
        @Execute
        String run(String input);
    }

    @WorkflowType(version = "1.0")
    interface Outer {
        @Execute
        String run(String input);
    }

    @Test
    void aPlanRunsInsideAWorkflowAndAsItsChild() {
        var plan = plan(p -> p.step("work", p.input(), p.activities(Work.class)::work));
        class OuterWorkflow implements Outer {
            @Override
            public String run(String input) {
                return plan.run(input) + Workflow.child(AsChild.class, "child").run("as child");
            }
        }
        try (TestFurrow furrow = serve(plan).workflow(OuterWorkflow.class, OuterWorkflow::new)) {
            assertThat(furrow.client().workflow(Outer.class, "o").run("inside")).isEqualTo("inside!as child!");
        }
    }

    @Test
    void aPlanRunsOnAWorkerOfItsOwn() {
        var plan = plan(p -> p.step("work", p.input(), p.activities(Work.class)::work));
        try (Furrow furrow = Furrow.local();
                var worker = furrow.worker("plans")
                        .plans(plan)
                        .activities(Work.class, this::work)
                        .start()) {
            assertThat(furrow.client().plan(plan, "p-1", "in")).isEqualTo("in!");
            worker.pause();
        }
    }

    // What is refused, and what is told

    @Test
    void mistakesAreFoundWhenThePlanIsBuilt() {
        assertThatThrownBy(() -> plan(p -> {
                    p.step("one", () -> "");
                    return p.step("one", () -> "");
                }))
                .hasMessage("There are two steps called one");
        assertThatThrownBy(() -> plan(p -> p.step("a.b", () -> ""))).hasMessageContaining("\"a.b\"");
        assertThatThrownBy(() -> plan(p -> {
                    var one = p.step("one", () -> "");
                    var two = p.step("two", one, value -> value);
                    one.after(two);
                    return two;
                }))
                .hasMessageContaining("would wait for itself");
        assertThatThrownBy(() -> plan(p -> p.step("own", foreign(), value -> value)))
                .hasMessageContaining("Step foreign belongs to another plan");
    }

    private static Step<String> foreign() {
        return new PlanBuilder<String>("").step("foreign", () -> "");
    }

    @Test
    void aPlanDescribesItself() {
        PlanGraph graph = plan(p -> {
                    var rows = p.each("rows", p.value(List.of("a")), s -> s, s -> s)
                            .atMost(3)
                            .retry(RetryPolicy.attempts(4));
                    return p.step("end", rows, String::valueOf).after(p.input());
                })
                .describe();
        assertThat(graph.result()).isEqualTo("end");
        assertThat(graph.nodes())
                .contains(
                        new PlanGraph.Node(
                                "rows", PlanGraph.Kind.EACH, List.of("value-1"), List.of(), null, 3, 4, false),
                        new PlanGraph.Node(
                                "end",
                                PlanGraph.Kind.STEP,
                                List.of("rows"),
                                List.of("input"),
                                null,
                                null,
                                null,
                                false));
    }
}
