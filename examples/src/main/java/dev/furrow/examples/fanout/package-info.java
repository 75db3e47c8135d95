/// A thousand activities at the same time, and their sum.
@NullMarked
package dev.furrow.examples.fanout;

import org.jspecify.annotations.NullMarked;
