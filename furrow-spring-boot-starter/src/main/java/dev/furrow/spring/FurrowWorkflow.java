package dev.furrow.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A workflow that the application's worker serves. The class is found in the packages that the application scans;
/// it is no bean, and nothing is injected: there is a new object for each execution, made by its constructor
/// without parameters, and what it needs from outside comes from activities.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FurrowWorkflow {

    /// The task list of the worker; by default `furrow.task-list`.
    String taskList() default "";
}
