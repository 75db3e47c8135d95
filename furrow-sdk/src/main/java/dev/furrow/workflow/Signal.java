package dev.furrow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that runs whenever a signal of its name arrives, on a strand of its own; it returns nothing and may
/// wait. All signals of one decision reach their methods before any other strand moves.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Signal {

    /// The name on the wire; by default the method's.
    String name() default "";
}
