package dev.furrow.test;

import dev.furrow.workflow.Workflow;
import java.time.Duration;

/// How much memory executions take that stay in it, and how long virtual days take. Run it by hand; it is no
/// test.
public final class WarmExecutionsBenchmark {
    private static final int EXECUTIONS = 10_000;

    private WarmExecutionsBenchmark() {}

    public static void main(String[] args) {
        for (int i = 0; i < 20; i++) {
            days();
        }
        memory();
    }

    private static void days() {
        try (TestFurrow furrow = ProgramWorkflow.serve(program -> {
            for (int day = 0; day < 30; day++) {
                Workflow.sleep(Duration.ofDays(1));
            }
            return "";
        })) {
            long begun = System.nanoTime();
            furrow.client().workflow(Program.class, "p").run("");
            System.out.println("30 virtual days: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
    }

    private static void memory() {
        try (TestFurrow furrow = ProgramWorkflow.serve(program -> {
                    Workflow.async(() -> Workflow.sleep(Duration.ofDays(1)));
                    Workflow.async(() -> Workflow.await(() -> program.pokes.size() == 7));
                    Workflow.await(() -> false);
                    return "";
                })
                .warm(EXECUTIONS)) {
            long begun = System.nanoTime();
            for (int i = 0; i < EXECUTIONS; i++) {
                Program program = furrow.client().workflow(Program.class, "p-" + i);
                furrow.client().start(() -> program.run(""));
            }
            long millis = (System.nanoTime() - begun) / 1_000_000;
            System.out.println(EXECUTIONS + " executions: " + millis + " ms, with strands " + usedMegabytes()
                    + " MB with the engine's own share");
            furrow.evict();
            System.out.println("after eviction " + usedMegabytes() + " MB");
        }
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
