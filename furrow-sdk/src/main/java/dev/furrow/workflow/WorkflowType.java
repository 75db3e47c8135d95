package dev.furrow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes an interface the contract of a workflow. It needs one [Execute] method; [Signal] and [State] methods
/// are optional. The implementation is a plain class.
///
/// Limits are text: `"30s"`, `"10m"`, `"2h"`, `"14d"`, `"none"`, or ISO such as `"PT30S"`. They are read when a
/// worker is built or a workflow is started; a bad one is refused there, with the interface's name.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WorkflowType {

    /// The type's name; by default `Interface.method`, as the Flow Framework does it.
    String name() default "";

    /// The type's version. Two versions may be served at once, by one interface each.
    String version();

    /// How long an execution may take from start to close; at most one year.
    String executionTimeout() default "365d";

    /// How long one decision may take before it is given to another worker.
    String decisionTimeout() default "30s";

    /// What becomes of the children when an execution is terminated or times out.
    ChildPolicy childPolicy() default ChildPolicy.TERMINATE;

    /// The task list of new executions; by default that of the worker that registers the type.
    String taskList() default "";

    /// Whether a worker registers the type.
    boolean register() default true;
}
