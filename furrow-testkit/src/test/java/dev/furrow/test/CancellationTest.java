package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Outcome;
import dev.furrow.WorkflowHandle;
import dev.furrow.api.event.ActivityTaskCancelRequested;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static WorkflowHandle<String> start(TestFurrow furrow) {
        Program program = furrow.client().workflow(Program.class, "p-1");
        return furrow.client().start(() -> program.run(""));
    }

    private static Outcome<String> cancelled(Function<ProgramWorkflow, Object> body) {
        try (TestFurrow furrow = serve(body)) {
            WorkflowHandle<String> handle = start(furrow);
            handle.cancel("changed my mind");
            return handle.outcome();
        }
    }

    @Test
    void anExecutionThatLetsTheCancellationGoOnClosesAsCanceled() {
        assertThat(cancelled(program -> {
                    Workflow.sleep(Duration.ofDays(1));
                    return "";
                }))
                .isEqualTo(new Outcome.Canceled<String>("changed my mind"));
    }

    @Test
    void anExecutionThatReturnsNormallyCompletes() {
        assertThat(cancelled(program -> {
                    try {
                        Workflow.sleep(Duration.ofDays(1));
                    } catch (CancelledException refused) {
                        return "not now, because " + refused.details();
                    }
                    return "";
                }))
                .isEqualTo(new Outcome.Completed<>("not now, because changed my mind"));
    }

    @Test
    void whatIsShieldedIsNotInterrupted() {
        assertThat(cancelled(program -> {
                    try {
                        Workflow.sleep(Duration.ofDays(1));
                        return "";
                    } catch (CancelledException cancelled) {
                        return Workflow.shielded(() -> {
                            Workflow.sleep(Duration.ofSeconds(5));
                            return program.steps.echo("withdrawn");
                        });
                    }
                }))
                .isEqualTo(new Outcome.Completed<>("withdrawn"));
    }

    @Test
    void aCancelledStrandIsInterruptedAtEveryWait() {
        assertThat(cancelled(program -> {
                    int times = 0;
                    for (int i = 0; i < 3; i++) {
                        try {
                            Workflow.sleep(Duration.ofDays(1));
                        } catch (CancelledException again) {
                            times++;
                        }
                    }
                    return times;
                }))
                .isEqualTo(new Outcome.Completed<>("3"));
    }

    @Test
    void openActivitiesAreAskedToCancel() {
        try (TestFurrow furrow = serve(program -> program.steps.slow("x"))) {
            WorkflowHandle<String> handle = start(furrow);
            handle.cancel();
            assertThat(handle.outcome()).isEqualTo(new Outcome.Canceled<String>(null));
            assertThat(handle.history()).anyMatch(event -> event.attributes() instanceof ActivityTaskCancelRequested);
        }
    }

    @Test
    void aStrandCanBeCancelledByItself() {
        try (TestFurrow furrow = serve(program -> {
            Promise<String> strand = Workflow.async(() -> {
                Workflow.sleep(Duration.ofDays(1));
                return "";
            });
            Workflow.sleep(Duration.ofSeconds(1));
            strand.cancel();
            try {
                return strand.join();
            } catch (CancelledException cancelled) {
                return "gone";
            }
        })) {
            assertThat(start(furrow).outcome()).isEqualTo(new Outcome.Completed<>("gone"));
        }
    }

    @Test
    void theStrandsOfACancelledStrandAreCancelledToo() {
        try (TestFurrow furrow = serve(program -> {
            StringBuilder log = new StringBuilder();
            Promise<Void> outer = Workflow.async(() -> {
                Workflow.async(() -> {
                    try {
                        Workflow.sleep(Duration.ofDays(1));
                    } catch (CancelledException cancelled) {
                        log.append("inner ");
                        throw cancelled;
                    }
                });
                try {
                    Workflow.sleep(Duration.ofDays(1));
                } catch (CancelledException cancelled) {
                    log.append("outer ");
                    throw cancelled;
                }
            });
            Workflow.sleep(Duration.ofSeconds(1));
            outer.cancel();
            Workflow.joinAll();
            return log;
        })) {
            assertThat(start(furrow).outcome()).isEqualTo(new Outcome.Completed<>("outer inner "));
        }
    }

    @Test
    void theTerminatedSayNothing() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.sleep(Duration.ofDays(1));
            return "";
        })) {
            WorkflowHandle<String> handle = start(furrow);
            handle.terminate("enough");
            assertThat(handle.outcome()).isEqualTo(new Outcome.Terminated<String>("enough"));
        }
    }
}
