package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Outcome;
import dev.furrow.WorkflowFailedException;
import dev.furrow.WorkflowHandle;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.workflow.Failure;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Random programs, run with workers that die over decisions and activities, executions that leave memory, signals
/// (some of them twice) and cancellations at any moment: however it went, running the code over the history once more
/// gives the same.
class RandomProgramsTest {
    private static final int SEEDS = Integer.getInteger("furrow.random.programs", 60);
    private static final long FIRST = Long.getLong("furrow.random.first", 1);

    @Test
    void liveRunAndReplayAgree() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                runAndReplay(seed);
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError(
                        "Seed " + seed + "; again with -Dfurrow.random.first=" + seed + " -Dfurrow.random.programs=1",
                        wrong);
            }
        }
    }

    private static void runAndReplay(long seed) {
        Random chance = new Random(seed * 7919);
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.warm(chance.nextInt(3) == 0 ? 0 : 1 + chance.nextInt(4));
            if (chance.nextBoolean()) {
                furrow.everyResultByItself();
            }
            furrow.workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(RandomProgram::run));
            furrow.activities(Steps.class, new Steps.Echoes());
            Program program = furrow.client().workflow(Program.class, "p");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(Long.toString(seed)));
            boolean cancelled = false;
            for (int i = 0; i < 40 && isOpen(handle); i++) {
                switch (chance.nextInt(11)) {
                    case 0 -> furrow.evict();
                    case 1 -> furrow.loseNextDecision();
                    case 2, 3 -> program.poke("x");
                    case 9 -> furrow.loseNextActivityResult();
                    case 10 -> furrow.repeatNextSignal();
                    case 8 -> ask(program, "?".repeat(1 + chance.nextInt(6)));
                    case 4 -> {
                        if (chance.nextInt(6) == 0) {
                            cancelled = true;
                            handle.cancel("by chance");
                        }
                    }
                    default -> furrow.skip(Duration.ofSeconds(chance.nextInt(40)));
                }
            }
            Outcome<String> outcome = handle.outcome();
            assertThat(outcome).isInstanceOf(Outcome.Completed.class);
            String live = ((Outcome.Completed<String>) outcome).result();
            if (!cancelled) {
                assertThat(live).doesNotContain("!=cancelled");
            }

            RecordedHistory history = RecordedHistory.of("test", handle);
            for (int i = 0; i < 2; i++) {
                AtomicReference<String> replayed = new AtomicReference<>();
                Replayer.of(history)
                        .workflow(
                                ProgramWorkflow.class,
                                () -> ProgramWorkflow.of(again -> {
                                    String log = RandomProgram.run(again);
                                    replayed.set(log);
                                    return log;
                                }))
                        .run();
                assertThat(replayed.get()).isEqualTo(live);
            }
        }
    }

    /// The execution may end before it answers, or be cancelled while it does.
    private static void ask(Program program, String what) {
        try {
            assertThat(program.ask(what)).matches("(\\?+|lost)\\d+");
        } catch (WorkflowFailedException ended) {
            assertThat(ended.failure()).isNotInstanceOf(Failure.TimedOut.class);
        }
    }

    private static boolean isOpen(WorkflowHandle<?> handle) {
        return handle.describe().executionInfo().executionStatus() == ExecutionStatus.OPEN;
    }
}
