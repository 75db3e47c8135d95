/// A human decides: the activity's answer comes days later, from somewhere else.
@NullMarked
package dev.furrow.examples.approval;

import org.jspecify.annotations.NullMarked;
