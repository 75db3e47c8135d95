package dev.furrow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that answers a question from outside without changing anything, for people and tools rather than hot
/// paths: plain SWF cannot carry it, so it is answered by whoever asks, who replays the whole history and must have
/// the workflow's class. It may take parameters, must not wait or call, and may throw. [State] costs less to read.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Query {

    /// The name on the wire; by default the method's.
    String name() default "";
}
