package dev.furrow.rental.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which roles may call an endpoint. Every endpoint below `/api` has it or is refused to all: [AccessRules]. Whose
/// order, machine or account it is, is checked where the thing is known.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

    /// The roles.
    Role[] value();
}
