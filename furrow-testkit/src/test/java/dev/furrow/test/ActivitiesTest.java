package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.result;
import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowFailedException;
import dev.furrow.payload.PayloadTooLargeException;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivitiesTest {

    @Test
    void aDeclaredExceptionComesAsItself() {
        assertThat(result(program -> {
                    try {
                        return program.steps.decline("no funds");
                    } catch (Steps.Declined declined) {
                        return declined.reason() + " / " + declined.getMessage();
                    }
                }))
                .isEqualTo("no funds / declined: no funds");
    }

    @Test
    void anyOtherExceptionComesAsAFailure() {
        assertThat(result(program -> {
                    try {
                        return program.steps.fail("no");
                    } catch (ActivityFailedException failed) {
                        return failed.failure() + " " + failed.attempts() + " " + failed.activityId() + " "
                                + failed.getMessage().contains("Steps.java");
                    }
                }))
                .isEqualTo("Application[type=java.lang.IllegalArgumentException, message=no] 1 main.1 true");
    }

    @Test
    void aFailureIsTriedAgainAsThePolicySays() {
        try (TestFurrow furrow = serve(program -> program.steps.flaky("done"))) {
            Instant begun = furrow.now();
            assertThat(furrow.client().workflow(Program.class, "p-1").run("")).isEqualTo("done in attempt 3");
            // One second and two, give or take a fifth, in whole seconds.
            assertThat(Duration.between(begun, furrow.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        }
    }

    @Test
    void theLastAttemptsFailureIsThrown() {
        assertThat(result(program -> {
                    Steps twice = Workflow.activities(
                            Steps.class, ActivityOptions.defaults().retry(RetryPolicy.attempts(2)));
                    try {
                        return twice.flaky("x");
                    } catch (ActivityFailedException failed) {
                        return failed.attempts() + " " + failed.activityId();
                    }
                }))
                .isEqualTo("2 main.1~2");
    }

    @Test
    void whatThePolicyExcludesIsNotTriedAgain() {
        assertThat(result(program -> {
                    Steps picky = Workflow.activities(
                            Steps.class,
                            ActivityOptions.defaults()
                                    .retry(RetryPolicy.attempts(5).notOn(IllegalStateException.class)));
                    try {
                        return picky.flaky("x");
                    } catch (ActivityFailedException failed) {
                        return failed.attempts();
                    }
                }))
                .isEqualTo("1");
    }

    @Test
    void aLostResultIsATimeOut() {
        try (TestFurrow furrow = serve(program -> {
            try {
                return program.steps.echo("x");
            } catch (ActivityFailedException failed) {
                return failed.failure();
            }
        })) {
            furrow.loseNextActivityResult();
            assertThat(furrow.client().workflow(Program.class, "p-1").run(""))
                    .isEqualTo(new Failure.TimedOut(Failure.Limit.START_TO_CLOSE).toString());
        }
    }

    @Test
    void anUnknownTypeIsNotStarted() {
        assertThat(result(program -> {
                    try {
                        return Workflow.activity("Nobody.knows", "1.0").call(String.class, 7);
                    } catch (ActivityFailedException failed) {
                        return failed.failure();
                    }
                }))
                .isEqualTo("NotStarted[cause=ACTIVITY_TYPE_DOES_NOT_EXIST]");
    }

    @Test
    void anActivityIsCalledByNameToo() {
        assertThat(result(program -> Workflow.activity("Steps.twice", "1.0").call(Integer.class, 21)))
                .isEqualTo("42");
    }

    @Test
    void somebodyElseCanEndADeferredActivity() {
        try (TestFurrow furrow = new TestFurrow()) {
            String[] token = new String[1];
            furrow.workflow(ProgramWorkflow.class, () -> ProgramWorkflow.of(program -> program.steps.slow("x")));
            furrow.activities(Steps.class, new Steps.Echoes() {
                @Override
                public String slow(String what) {
                    token[0] = dev.furrow.activity.Activity.defer();
                    return "ignored";
                }
            });
            Program stub = furrow.client().workflow(Program.class, "p-1");
            var handle = furrow.client().start(() -> stub.run(""));
            furrow.skip(Duration.ofMinutes(30));

            furrow.client().completion(token[0]).complete("by hand");

            assertThat(handle.result()).isEqualTo("by hand");
        }
    }

    @Test
    void whatIsTooLargeFailsAtTheSender() {
        try (TestFurrow furrow = serve(program -> program.steps.echo("x".repeat(40_000)))) {
            assertThatThrownBy(
                            () -> furrow.client().workflow(Program.class, "p-1").run(""))
                    .isInstanceOfSatisfying(
                            WorkflowFailedException.class,
                            failed -> assertThat(failed.failure())
                                    .isEqualTo(new Failure.Application(
                                            PayloadTooLargeException.class.getName(),
                                            "The input of Steps.echo of type java.lang.String has 40002 characters; at most"
                                                    + " 32768 fit. Make it smaller, or give Payloads.offload a store for large"
                                                    + " values")));
        }
    }
}
