package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowFailedException;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityType;
import dev.furrow.api.json.Json;
import dev.furrow.payload.PayloadStore;
import dev.furrow.payload.PayloadTooLargeException;
import dev.furrow.payload.Payloads;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.Update;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values that do not fit into a field of the service, in every field that a value can get into: with a store they
/// go there, without one their sender hears of it.
class LargeValuesTest {
    private static final String LARGE = "x".repeat(40_000);
    /// Too large for a heartbeat, and small for anything else.
    private static final String DETAILS = "d".repeat(3_000);

    @WorkflowType(version = "1.0", executionTimeout = "100d")
    interface Bulky {
        @Execute
        String run(String input) throws Refused;

        @Signal
        void take(String what);

        @State
        String shown();

        @Update
        String swap(String what) throws Refused;
    }

    @ActivityType(version = "1.0", startToClose = "20s")
    interface Work {
        String make(int characters);

        String refuse(String why) throws Refused;

        @ActivityType(startToClose = "1h", heartbeat = "1m")
        String beatAndFallSilent(int characters);
    }

    static final class Refused extends RuntimeException {
        final String evidence;

        Refused(String message, String evidence) {
            super(message);
            this.evidence = evidence;
        }
    }

    static final class Worker implements Work {
        @Override
        public String make(int characters) {
            return "x".repeat(characters);
        }

        @Override
        public String refuse(String why) throws Refused {
            throw new Refused("no", why);
        }

        @Override
        public String beatAndFallSilent(int characters) {
            Activity.heartbeat("d".repeat(characters));
            return Activity.defer();
        }
    }

    static final class BulkyWorkflow implements Bulky {
        private final Work work = Workflow.activities(Work.class);
        private String held = "";

        @Override
        public String run(String input) throws Refused {
            return switch (input.isEmpty() ? "" : input.substring(0, 1)) {
                case "c" -> Workflow.child(Bulky.class, "child").run("r" + input.substring(1));
                case "n" -> Workflow.continueAsNew(Bulky.class).run("r" + input.substring(1));
                case "r" -> input.substring(1);
                case "s" -> {
                    Workflow.external(Bulky.class, "other").take(input.substring(1));
                    yield "";
                }
                case "m" -> {
                    Workflow.marker("large", input.substring(1));
                    Workflow.sleep(Duration.ofMinutes(1));
                    yield String.valueOf(Workflow.markers().getFirst().value());
                }
                case "M" -> {
                    Workflow.marker("large", "x".repeat(Integer.parseInt(input.substring(1))));
                    yield "";
                }
                case "R" -> "x".repeat(Integer.parseInt(input.substring(1)));
                case "f" -> {
                    try {
                        yield work.refuse(input.substring(1));
                    } catch (Refused refused) {
                        yield refused.evidence;
                    }
                }
                case "F" -> throw new Refused("no", input.substring(1));
                case "b" -> {
                    try {
                        yield work.beatAndFallSilent(Integer.parseInt(input.substring(1)));
                    } catch (ActivityFailedException silent) {
                        yield silent.lastHeartbeat(String.class)
                                .orElseGet(() -> silent.failure().describe());
                    }
                }
                case "a" -> {
                    try {
                        yield Workflow.activities(
                                        Work.class, ActivityOptions.defaults().retry(RetryPolicy.NONE))
                                .make(Integer.parseInt(input.substring(1)));
                    } catch (ActivityFailedException failed) {
                        yield failed.failure().describe();
                    }
                }
                default -> {
                    Workflow.await(() -> held.startsWith("!"));
                    yield held.substring(1);
                }
            };
        }

        @Override
        public void take(String what) {
            held = what;
        }

        @Override
        public String shown() {
            return held;
        }

        @Override
        public String swap(String what) throws Refused {
            if (what.startsWith("?")) {
                throw new Refused("asked", what);
            }
            String before = held;
            held = what;
            return before + what;
        }
    }

    private static TestFurrow serve(Payloads payloads) {
        return new TestFurrow(TimeMode.SKIP, payloads)
                .workflows(BulkyWorkflow.class)
                .activities(Work.class, new Worker());
    }

    private static Payloads stored(Path folder) {
        return Payloads.json().offload(24_000, PayloadStore.files(folder));
    }

    private static Bulky stub(TestFurrow furrow, String id) {
        return furrow.client().workflow(Bulky.class, id);
    }

    /// What has gone over the wire so far holds nothing that is large.
    private static void isSmall(WorkflowHandle<?> handle) {
        assertThat(handle.history())
                .allSatisfy(event -> assertThat(new String(Json.encode(event), StandardCharsets.UTF_8))
                        .hasSizeLessThan(30_000));
    }

    @Test
    void withAStoreTheyGoThroughEveryFieldOfCalls(@TempDir Path folder) throws Exception {
        try (TestFurrow furrow = serve(stored(folder))) {
            assertThat(stub(furrow, "child-input").run("c" + LARGE)).isEqualTo(LARGE);
            assertThat(stub(furrow, "continued").run("n" + LARGE)).isEqualTo(LARGE);
            assertThat(stub(furrow, "marker").run("m" + LARGE)).startsWith("furrow+file://");
            assertThat(stub(furrow, "activity").run("a40000")).isEqualTo(LARGE);
            for (String id : new String[] {"child-input", "continued", "marker", "activity", "child"}) {
                isSmall(furrow.client().handle(id));
            }
        }
    }

    @Test
    void withAStoreTheyGoThroughFailures(@TempDir Path folder) throws Exception {
        try (TestFurrow furrow = serve(stored(folder))) {
            assertThat(stub(furrow, "of-an-activity").run("f" + LARGE)).isEqualTo(LARGE);
            assertThatThrownBy(() -> stub(furrow, "of-a-workflow").run("F" + LARGE))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.evidence).isEqualTo(LARGE));
            isSmall(furrow.client().handle("of-an-activity"));
            isSmall(furrow.client().handle("of-a-workflow"));
        }
    }

    @Test
    void withAStoreTheyGoThroughSignalsStateAndUpdates(@TempDir Path folder) throws Exception {
        try (TestFurrow furrow = serve(stored(folder))) {
            Bulky other = stub(furrow, "other");
            WorkflowHandle<String> handle = furrow.client().start(() -> other.run(""));

            stub(furrow, "sender").run("s" + LARGE);
            assertThat(other.shown()).isEqualTo(LARGE);
            assertThat(handle.describe().latestExecutionContext()).startsWith("furrow+file://");

            assertThat(other.swap(LARGE + "y")).isEqualTo(LARGE + LARGE + "y");
            assertThatThrownBy(() -> other.swap("?" + LARGE))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.evidence).isEqualTo("?" + LARGE));
            other.take("!" + LARGE);
            assertThat(handle.result()).isEqualTo(LARGE);
            isSmall(handle);
            isSmall(furrow.client().handle("sender"));
        }
    }

    @Test
    void withAStoreTheyGoThroughHeartbeatsWhereLessFits(@TempDir Path folder) throws Exception {
        try (TestFurrow furrow = serve(stored(folder))) {
            assertThat(stub(furrow, "silent").run("b3000")).isEqualTo(DETAILS);
            assertThat(stub(furrow, "large").run("b40000")).isEqualTo("d".repeat(40_000));
        }
    }

    private static String tooLarge(String what, int characters, int limit) {
        return what + " of type java.lang.String has " + characters + " characters; at most " + limit + " fit";
    }

    @Test
    void withoutOneTheCallerIsToldBeforeAnythingIsSent() {
        try (TestFurrow furrow = serve(Payloads.json())) {
            Bulky other = stub(furrow, "other");
            assertThatThrownBy(() -> other.run(LARGE))
                    .isInstanceOf(PayloadTooLargeException.class)
                    .hasMessageContaining(tooLarge("The input of Bulky.run", 40_002, 32_768));

            WorkflowHandle<String> handle = furrow.client().start(() -> other.run(""));
            assertThatThrownBy(() -> other.take(LARGE))
                    .isInstanceOf(PayloadTooLargeException.class)
                    .hasMessageContaining(tooLarge("The signal take", 40_002, 32_768));
            assertThatThrownBy(() -> other.swap(LARGE))
                    .isInstanceOf(PayloadTooLargeException.class)
                    .hasMessageContaining("has 40002 characters; at most 32768 fit");
            assertThat(handle.history()).noneMatch(event -> event.toString().contains("Signaled"));
        }
    }

    @Test
    void withoutOneAnActivityFailsWithItsOwnWords() throws Exception {
        try (TestFurrow furrow = serve(Payloads.json())) {
            assertThat(stub(furrow, "result").run("a40000"))
                    .contains(PayloadTooLargeException.class.getName())
                    .contains(tooLarge("The result of Work.make", 40_002, 32_768));
            assertThat(stub(furrow, "heartbeat").run("b3000"))
                    .contains(tooLarge("The heartbeat of main.1", 3_002, 2_048));
        }
    }

    @Test
    void withoutOneAWorkflowFailsWithItsOwnWords() {
        try (TestFurrow furrow = serve(Payloads.json())) {
            for (String[] one : new String[][] {
                {"M", tooLarge("The marker large", 40_002, 32_768)},
                {"R", tooLarge("The result of Bulky.run", 40_002, 32_768)}
            }) {
                assertThatThrownBy(() -> stub(furrow, one[0]).run(one[0] + "40000"))
                        .isInstanceOfSatisfying(
                                WorkflowFailedException.class,
                                failed -> assertThat(failed.failure())
                                        .isInstanceOfSatisfying(
                                                Failure.Application.class,
                                                why -> assertThat(why.message()).contains(one[1])));
            }
        }
    }
}
