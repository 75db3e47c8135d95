/// What the clock says, how fast the world goes, and how instants are stored. Open [Pace].
@NullMarked
package dev.furrow.rental.time;

import org.jspecify.annotations.NullMarked;
