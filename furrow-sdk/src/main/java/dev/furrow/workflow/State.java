package dev.furrow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method without parameters whose value can be read from outside at any time, also after the end: it is sent
/// along whenever a decision has changed it. It must only look.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface State {

    /// The name on the wire; by default the method's.
    String name() default "";
}
