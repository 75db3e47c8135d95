package dev.furrow.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/// A bean whose methods are activities that the application's worker runs. Its class implements one or more
/// interfaces with `@ActivityType`, and is used by many threads at once.
@Component
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FurrowActivities {

    /// The task list of the worker; by default `furrow.task-list`.
    String taskList() default "";
}
