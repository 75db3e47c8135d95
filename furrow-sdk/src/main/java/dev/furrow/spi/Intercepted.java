package dev.furrow.spi;

import dev.furrow.activity.ActivityInfo;
import dev.furrow.workflow.WorkflowInfo;
import java.time.Duration;

/// Something that an [Interceptor] stands around.
public sealed interface Intercepted {

    /// Done by a client, or a worker, on the thread that called it or took the task.
    sealed interface Outside extends Intercepted {}

    /// Done by workflow code, on a strand; again in every replay.
    sealed interface InWorkflow extends Intercepted {
        /// Which execution.
        WorkflowInfo workflow();

        /// Whether it is being done again, and whatever comes of it is known already.
        boolean replaying();
    }

    /// A client starts a workflow; gives the run id as a text.
    ///
    /// @param workflowId the execution's name
    /// @param type its type
    /// @param version of the type
    record StartWorkflow(String workflowId, String type, String version) implements Outside {}

    /// A client signals a workflow; gives nothing.
    ///
    /// @param workflowId whom
    /// @param signal by which name
    record SendSignal(String workflowId, String signal) implements Outside {}

    /// A client asks a workflow to cancel; gives nothing.
    ///
    /// @param workflowId whom
    record RequestCancel(String workflowId) implements Outside {}

    /// A worker has taken a decision task, brings the execution up to date and answers; gives the exception that
    /// kept it from that, or nothing.
    ///
    /// @param workflowId the execution
    /// @param runId its run
    /// @param type its type
    /// @param version of the type
    record MakeDecision(String workflowId, String runId, String type, String version) implements Outside {}

    /// A worker runs an activity; gives the method's result, throws what the method throws.
    ///
    /// @param activity which one
    record RunActivity(ActivityInfo activity) implements Outside {}

    /// An activity says that it is alive; gives nothing.
    ///
    /// @param activity which one
    record SendHeartbeat(ActivityInfo activity) implements Outside {}

    /// The execute method runs, from its beginning to its end; gives its result.
    record ExecuteWorkflow(WorkflowInfo workflow, boolean replaying) implements InWorkflow {}

    /// A signal method runs; gives nothing.
    ///
    /// @param signal the signal's name
    record HandleSignal(WorkflowInfo workflow, String signal, boolean replaying) implements InWorkflow {}

    /// An activity is called and waited for, all its attempts together; gives its result.
    ///
    /// @param type the activity's type
    /// @param version of the type
    record CallActivity(WorkflowInfo workflow, String type, String version, boolean replaying) implements InWorkflow {}

    /// A child is started and waited for; gives its result.
    ///
    /// @param type the child's type
    /// @param version of the type
    record CallChild(WorkflowInfo workflow, String type, String version, boolean replaying) implements InWorkflow {}

    /// Workflow code sleeps; gives nothing.
    ///
    /// @param duration as asked for
    record Sleep(WorkflowInfo workflow, Duration duration, boolean replaying) implements InWorkflow {}
}
