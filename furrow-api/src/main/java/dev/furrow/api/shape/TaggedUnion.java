package dev.furrow.api.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a sealed interface whose variants travel as two members of one object: a tag that names the variant, and a
/// structure with the variant's own members. SWF writes decisions and history events so.
///
/// A variant's tag is its simple class name without [#classSuffix()]; the structure's name is the tag with a small
/// first letter, followed by [#memberSuffix()].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TaggedUnion {
    /// The member that names the variant.
    String tag();

    /// The enum that lists the tags in the order in which the service quotes them.
    Class<? extends Enum<?>> tags();

    /// What the classes of the variants end with beyond the tag.
    String classSuffix() default "";

    /// What the names of the structures end with.
    String memberSuffix();
}
