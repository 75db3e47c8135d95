package dev.furrow.system.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.RequestCancelExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.SignalExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ChildWorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DomainDetail;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.torture.load.ServerCalls;
import java.util.ArrayList;
import java.util.List;

/// Twenty small stories that together touch everything that is written.
enum Scenario {
    START_AND_COMPLETE {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(complete());
        }
    },
    FAIL {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(
                    new RecordMarkerDecision("marker", "details"), new FailWorkflowExecutionDecision("why", null));
        }
    },
    ACTIVITY_COMPLETED {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(activity(script, "a"));
            ActivityTask task = script.pollActivity();
            script.tell(new RespondActivityTaskCompletedRequest(task.taskToken(), "result"));
            script.acknowledged(task.workflowExecution(), ActivityTaskCompleted.class);
            script.decide(complete());
        }
    },
    ACTIVITY_FAILED {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(activity(script, "a"));
            ActivityTask task = script.pollActivity();
            script.tell(new RespondActivityTaskFailedRequest(task.taskToken(), "reason", "details"));
            script.acknowledged(task.workflowExecution(), ActivityTaskFailed.class);
            script.decide(complete());
        }
    },
    ACTIVITY_CANCELED_WHILE_IT_BEATS {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            script.decide(activity(script, "a"));
            ActivityTask task = script.pollActivity();
            script.tell(new RecordActivityTaskHeartbeatRequest(task.taskToken(), "beat"));
            signal(script, run);
            script.decide(new RequestCancelActivityTaskDecision("a"));
            script.tell(new RecordActivityTaskHeartbeatRequest(task.taskToken(), "another"));
            script.tell(new RespondActivityTaskCanceledRequest(task.taskToken(), "canceled"));
            script.acknowledged(run, ActivityTaskCanceled.class);
            script.decide(complete());
        }
    },
    SEVERAL_ACTIVITIES {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(activity(script, "a"), activity(script, "b"), activity(script, "c"));
            for (int i = 0; i < 3; i++) {
                ActivityTask task = script.pollActivity();
                script.tell(new RespondActivityTaskCompletedRequest(task.taskToken(), null));
                script.acknowledged(task.workflowExecution(), ActivityTaskCompleted.class);
            }
            script.decide(complete());
        }
    },
    TIMER_FIRED {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(new StartTimerDecision("t", null, "0"));
            script.decide(complete());
        }
    },
    TIMER_CANCELED {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            script.decide(new StartTimerDecision("t", null, "3600"));
            signal(script, run);
            script.decide(new CancelTimerDecision("t"), complete());
        }
    },
    SIGNALS {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            signal(script, run);
            signal(script, run);
            script.decide();
            signal(script, run);
            script.decide(complete());
        }
    },
    CANCEL {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            script.tell(new RequestCancelWorkflowExecutionRequest(Script.DOMAIN, run.workflowId(), null));
            script.acknowledged(run, WorkflowExecutionCancelRequested.class);
            script.decide(new CancelWorkflowExecutionDecision("canceled"));
        }
    },
    TERMINATE {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            script.decide(activity(script, "a"), new StartTimerDecision("t", null, "3600"));
            terminate(script, run, null);
        }
    },
    CHILD {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            script.decide(child(script));
            // The parent hears that it has begun, the child begins: in either order.
            boolean parentIsDone = false;
            while (!parentIsDone) {
                DecisionTask task = script.pollDecision();
                boolean isChild = task.workflowExecution().workflowId().startsWith("child");
                parentIsDone = task.events().stream()
                        .anyMatch(event -> event.attributes() instanceof ChildWorkflowExecutionCompleted);
                script.decide(task, isChild || parentIsDone ? List.of(complete()) : List.of());
            }
        }
    },
    TERMINATE_WITH_CHILDREN {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            script.decide(child(script));
            script.decide();
            terminate(script, run, ChildPolicy.TERMINATE);
        }
    },
    CHILDREN_ASKED_TO_CANCEL {
        @Override
        void play(Script script) {
            WorkflowExecution run = script.start(script.name("run"));
            script.decide(child(script));
            script.decide();
            terminate(script, run, ChildPolicy.REQUEST_CANCEL);
            script.pollDecision();
        }
    },
    EXTERNAL_SIGNAL {
        @Override
        void play(Script script) {
            WorkflowExecution target = script.start(script.name("target"));
            script.decide();
            script.start(script.name("sender"));
            script.decide(
                    new SignalExternalWorkflowExecutionDecision(target.workflowId(), target.runId(), "s", "in", null));
            script.pollDecision();
            script.pollDecision();
        }
    },
    EXTERNAL_CANCEL {
        @Override
        void play(Script script) {
            WorkflowExecution target = script.start(script.name("target"));
            script.decide();
            script.start(script.name("sender"));
            script.decide(new RequestCancelExternalWorkflowExecutionDecision(target.workflowId(), null, null));
            script.pollDecision();
            script.pollDecision();
        }
    },
    CONTINUE_AS_NEW {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            for (int i = 0; i < 3; i++) {
                script.decide(new ContinueAsNewWorkflowExecutionDecision(
                        "again", null, null, null, null, null, null, null, null));
            }
            script.decide(complete());
        }
    },
    MANY_DECISIONS {
        @Override
        void play(Script script) {
            script.start(script.name("run"));
            List<Decision> many = new ArrayList<>();
            // Or nobody would ever hear of the run again.
            many.add(new StartTimerDecision("timer", null, "36000"));
            for (int i = 0; i < 200; i++) {
                many.add(new RecordMarkerDecision("marker-" + i, "x".repeat(1000)));
            }
            script.decide(many.toArray(Decision[]::new));
        }
    },
    TYPES {
        @Override
        void play(Script script) {
            String name = script.name("type");
            script.tell(new RegisterActivityTypeRequest(
                    Script.DOMAIN, name, "1", null, null, null, null, null, null, null));
            script.fact(calls -> describe(calls, name));
            script.tell(new DeprecateActivityTypeRequest(Script.DOMAIN, new ActivityType(name, "1")));
            String other = script.name("other");
            script.tell(new RegisterActivityTypeRequest(
                    Script.DOMAIN, other, "1", null, null, null, null, null, null, null));
            script.tell(new DeprecateActivityTypeRequest(Script.DOMAIN, new ActivityType(other, "1")));
            script.fact(calls -> assertThat(describe(calls, name)).isEqualTo(RegistrationStatus.DEPRECATED));
            script.tell(new DeleteActivityTypeRequest(Script.DOMAIN, new ActivityType(other, "1")));
        }
    },
    DOMAINS {
        @Override
        void play(Script script) {
            String name = script.name("domain");
            script.tell(new RegisterDomainRequest(name, null, "3", null));
            script.fact(calls -> status(calls, name));
            script.tell(new DeprecateDomainRequest(name));
            script.tell(new UndeprecateDomainRequest(name));
            script.fact(calls -> assertThat(status(calls, name)).isEqualTo(RegistrationStatus.REGISTERED));
        }
    };

    /// Plays it once, from beginning to end.
    abstract void play(Script script);

    private static Decision complete() {
        return new CompleteWorkflowExecutionDecision("done");
    }

    private static Decision activity(Script script, String id) {
        return new ScheduleActivityTaskDecision(
                Script.ACTIVITY, id, null, null, null, script.list(), null, null, null, null);
    }

    private static Decision child(Script script) {
        return new StartChildWorkflowExecutionDecision(
                Script.WORKFLOW, script.name("child"), null, null, null, script.list(), null, null, null, null, null);
    }

    private static void signal(Script script, WorkflowExecution run) {
        script.tell(new SignalWorkflowExecutionRequest(Script.DOMAIN, run.workflowId(), run.runId(), "signal", null));
        script.acknowledged(run, WorkflowExecutionSignaled.class);
    }

    private static void terminate(Script script, WorkflowExecution run, ChildPolicy children) {
        script.tell(new TerminateWorkflowExecutionRequest(
                Script.DOMAIN, run.workflowId(), run.runId(), null, null, children));
        script.acknowledged(run, WorkflowExecutionTerminated.class);
    }

    private static RegistrationStatus describe(ServerCalls calls, String activityType) {
        return calls.ask(
                        new DescribeActivityTypeRequest(Script.DOMAIN, new ActivityType(activityType, "1")),
                        ActivityTypeDetail.class)
                .typeInfo()
                .status();
    }

    private static RegistrationStatus status(ServerCalls calls, String domain) {
        return calls.ask(new DescribeDomainRequest(domain), DomainDetail.class)
                .domainInfo()
                .status();
    }
}
