package dev.furrow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that changes a running workflow and answers whoever called it. It may wait, call activities and throw:
/// what it throws comes to the caller and leaves the workflow running. On the wire a call is a signal, and its answer
/// a marker, so it works on plain SWF as well; both cost a place in the history.
///
/// It can be called from outside only, by a stub of the client. Should the execution end first, the handler is
/// cancelled and the caller told so.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Update {

    /// The name on the wire; by default the method's.
    String name() default "";
}
