/// The smallest workflow: one activity.
@NullMarked
package dev.furrow.examples.hello;

import org.jspecify.annotations.NullMarked;
