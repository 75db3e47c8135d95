package dev.furrow.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class whose methods may take a [TestFurrow]: each gets a new one, closed after it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(FurrowExtension.class)
public @interface FurrowTest {
    /// How time passes.
    TimeMode value() default TimeMode.SKIP;
}
