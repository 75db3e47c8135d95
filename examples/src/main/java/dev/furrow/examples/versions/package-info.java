/// A workflow whose code changes while executions are open: those go on in the old way, new ones take the new.
@NullMarked
package dev.furrow.examples.versions;

import org.jspecify.annotations.NullMarked;
