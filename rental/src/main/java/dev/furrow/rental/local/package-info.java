/// Everything that the marketplace needs from outside, on this machine: for the command and for tests. Nothing else
/// knows that the providers are simulated.
@NullMarked
package dev.furrow.rental.local;

import org.jspecify.annotations.NullMarked;
