/// When things happen: on the clock, faster than the clock, or when a test says so.
@NullMarked
package dev.furrow.rental.simulators.time;

import org.jspecify.annotations.NullMarked;
