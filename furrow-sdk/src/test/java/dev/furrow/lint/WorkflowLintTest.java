package dev.furrow.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.activity.ActivityType;
import dev.furrow.plan.Plan;
import dev.furrow.plan.Step;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WorkflowLintTest {

    @WorkflowType(version = "1.0")
    interface Job {
        @Execute
        String run(String how);

        @Signal
        void poke();
    }

    @ActivityType(version = "1.0", startToClose = "1m")
    interface Work {
        String work();
    }

    /// Everything that one would like to do and must not.
    static class Careless implements Job {
        private static int runs;
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public String run(String how) {
            return switch (how) {
                case "clock" -> Instant.now().toString();
                case "millis" -> "" + System.currentTimeMillis();
                case "chance" -> "" + Math.random() + new Random();
                case "uuid" -> UUID.randomUUID().toString();
                case "sleep" -> sleep();
                case "thread" -> new Thread(this::poke).getName();
                case "future" -> CompletableFuture.supplyAsync(() -> "").join();
                case "latch" -> new CountDownLatch(1).toString();
                case "lock" -> lock.toString();
                case "file" -> read(Path.of(how));
                case "environment" -> System.getenv("HOME");
                case "count" -> "" + ++runs;
                case "print" -> print();
                case "parallel" -> "" + List.of("").parallelStream().count();
                case "shuffle" -> shuffled(new ArrayList<>());
                default -> how;
            };
        }

        @Override
        public void poke() {}

        private static String shuffled(List<String> list) {
            Collections.shuffle(list);
            return list.toString();
        }

        private static String print() {
            System.out.println();
            return "";
        }

        private static String sleep() {
            try {
                // Never run: this is what the lint has to find.
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        }

        private static String read(Path path) {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                return "";
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Instant.now, Workflow.now()",
        "System.currentTimeMillis, Workflow.now()",
        "Math.random, Workflow.random()",
        "new Random, Workflow.random()",
        "UUID.randomUUID, Workflow.uuid()",
        "Thread.sleep, Workflow.sleep(duration)",
        "new Thread, Workflow.async(work)",
        "CompletableFuture.supplyAsync, Workflow.async(work)",
        "new CountDownLatch, Workflow.await(condition)",
        "new ReentrantLock, Workflow.await(condition)",
        "Files.readString, an activity",
        "System.getenv, Workflow.sideEffect",
        "WorkflowLintTest.Careless.runs, a field of the workflow object",
        "System.out, Workflow.logger(Class)",
        "List.parallelStream, Workflow.async(work)",
        "Collections.shuffle, Workflow.random()"
    })
    void whatWorkflowCodeMustNotUseIsFoundWithWhatToUseInstead(String call, String instead) {
        assertThat(WorkflowLint.check(Careless.class))
                .filteredOn(finding -> finding.call().equals(call))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.instead()).contains(instead);
                    assertThat(finding.className()).isEqualTo(Careless.class.getName());
                    assertThat(finding.file()).isEqualTo("WorkflowLintTest.java");
                });
    }

    static class Late implements Job {
        @Override
        public String run(String how) {
            throw new IllegalStateException(how + Instant.now());
        }

        @Override
        public void poke() {}
    }

    @Test
    void theLineIsThatOfTheCall() {
        int line = 0;
        try {
            new Late().run("");
        } catch (IllegalStateException thrown) {
            line = thrown.getStackTrace()[0].getLineNumber();
        }
        assertThat(WorkflowLint.check(Late.class))
                .singleElement()
                .hasToString("WorkflowLintTest$Late.run(WorkflowLintTest.java:" + line
                        + ") uses Instant.now; the clock differs in a replay: Workflow.now()");
    }

    @Test
    void aTestFailsWithALineForEachFinding() {
        assertThatThrownBy(() -> WorkflowLint.requireClean(Late.class, ByOther.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Late.run(")
                .hasMessageContaining("Elsewhere.id(");
    }

    /// What it does wrong is done by a class beside it, in a lambda, and in a signal method of a super-class.
    static class ByOther extends Above implements Job {
        @Override
        public String run(String how) {
            Supplier<String> made = () -> Elsewhere.id();
            return made.get();
        }
    }

    static class Above {
        private static final Logger LOG = LoggerFactory.getLogger(Above.class);
        private Instant poked = Instant.EPOCH;

        public void poke() {
            Supplier<Instant> clock = Instant::now;
            poked = clock.get();
            LOG.info("Poked at {}", poked);
        }
    }

    static final class Elsewhere {
        private Elsewhere() {}

        static String id() {
            return UUID.randomUUID().toString();
        }
    }

    @Test
    void callsAreFollowedThroughThePackage() {
        assertThat(WorkflowLint.check(ByOther.class))
                .extracting(Finding::method, Finding::call)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("<clinit>", "LoggerFactory.getLogger"),
                        org.assertj.core.api.Assertions.tuple("id", "UUID.randomUUID"),
                        org.assertj.core.api.Assertions.tuple("poke", "Instant.now"));
    }

    /// Everything as it should be; what it never calls is its own business.
    static class Careful implements Job {
        private static final Duration PAUSE = Duration.ofMinutes(1);
        private final Work work = Workflow.activities(Work.class);
        private int pokes;

        @Override
        public String run(String how) {
            Workflow.await(PAUSE, () -> pokes > 0);
            String id = Workflow.sideEffect(
                    "id", String.class, () -> UUID.randomUUID().toString());
            String day = Workflow.sideEffect("day", String.class, Careful::today);
            Random random = Random.from(Workflow.random());
            long number = switch (how) {
                case "wide" -> 1L << 40;
                case "table" -> random.nextInt(2);
                default -> how.length();
            };
            return id + day + number + work.work() + Workflow.now();
        }

        private static String today() {
            return java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        }

        @Override
        public void poke() {
            pokes++;
        }

        public static void main(String[] arguments) {
            System.out.println(Instant.now());
        }
    }

    @Test
    void whatIsAllowedIsNotFound() {
        assertThat(WorkflowLint.check(Careful.class)).isEmpty();
    }

    // Plans

    static final class CarelessPlan {
        static final Plan<String, String> PLAN = Plan.of("names", "1.0", String.class, String.class, plan -> {
            Step<String> named = plan.step("name", plan.input(), before -> before + UUID.randomUUID());
            return plan.step("stamp", named, CarelessPlan::stamped);
        });

        private static String stamped(String name) {
            return name + Instant.now();
        }
    }

    static final class CarefulPlan {
        // Nothing of this is part of the plan.
        static final UUID MADE_BY = UUID.randomUUID();
        static final Plan<String, String> PLAN = Plan.of(
                "names",
                "1.0",
                String.class,
                String.class,
                plan -> plan.step("name", plan.input(), before -> before + Workflow.now()));
    }

    @Test
    void stepsOfPlansAreWorkflowCode() {
        assertThat(WorkflowLint.check(CarelessPlan.class))
                .extracting(finding -> finding.call())
                .containsExactlyInAnyOrder("UUID.randomUUID", "Instant.now");
        assertThat(WorkflowLint.check(CarefulPlan.class)).isEmpty();
        assertThat(CarelessPlan.PLAN.declaredIn()).isEqualTo(CarelessPlan.class);
    }

    @Test
    void classFilesOfTheJdkCanBeRead() throws IOException {
        // With all kinds of instructions, among them wide ones and large tables.
        List<String> names = List.of(
                "java/lang/String",
                "java/util/concurrent/ConcurrentHashMap",
                "java/util/regex/Pattern",
                "java/math/BigInteger",
                "java/lang/invoke/MethodHandles",
                "java/text/DecimalFormat",
                "java/util/Formatter",
                "java/lang/Character",
                "sun/util/resources/TimeZoneNames",
                "java/util/stream/Collectors");
        for (String name : names) {
            try (var in = Object.class.getResourceAsStream("/" + name + ".class")) {
                if (in != null) {
                    assertThat(ClassFile.read(in).name()).isEqualTo(name);
                }
            }
        }
    }
}
