package dev.furrow.activity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes an interface the contract of activities: every method is one, of the type `Interface.method`. On a
/// method it says what differs for that one. Implementations are plain objects, which many threads use at once.
///
/// Limits are text, as for `@WorkflowType`; empty means that the type has no default. An activity needs a limit
/// from start to close, or `"none"` and a heartbeat.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ActivityType {

    /// On a method the type's name, on an interface what stands before the dot; by default the interface's name.
    String name() default "";

    /// The version; on a method empty for the interface's.
    String version() default "";

    /// How long one attempt may run.
    String startToClose() default "";

    /// How long a task may wait for a worker.
    String scheduleToStart() default "";

    /// How long waiting and running may take together.
    String scheduleToClose() default "";

    /// How long an activity may be silent.
    String heartbeat() default "";

    /// How often it is tried; with pauses of 1 s, doubling to a minute. 0 on a method for the interface's.
    int attempts() default 0;

    /// The task list; by default that of the worker that registers the type.
    String taskList() default "";

    /// Higher is sooner; 0 for the interface's, or for none.
    int priority() default 0;

    /// Whether one call for each input is enough in an execution; see
    /// [dev.furrow.workflow.ActivityOptions#idempotent].
    boolean idempotent() default false;

    /// Whether a worker registers the type.
    boolean register() default true;
}
