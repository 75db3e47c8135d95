package dev.furrow.api.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the number of results that a caller wants on one page: 0 (the server's maximum) to
/// [ShapeLimits#pageSize()]. Larger numbers are refused, never cut down.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface PageSize {}
