/// The lint of workflow code as a goal of Maven.
@NullMarked
package dev.furrow.lint.maven;

import org.jspecify.annotations.NullMarked;
