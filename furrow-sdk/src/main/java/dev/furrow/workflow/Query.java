package dev.furrow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that answers a question from outside without changing anything. Plain SWF cannot carry it: use
/// [State].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Query {

    /// The name on the wire; by default the method's.
    String name() default "";
}
