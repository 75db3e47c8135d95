/// Two activities whose results are too large for a history, a side effect that is done once, and their sum.
@NullMarked
package dev.furrow.examples.sum;

import org.jspecify.annotations.NullMarked;
