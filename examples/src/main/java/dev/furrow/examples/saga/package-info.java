/// A saga: several bookings of which all must succeed; when one does not, those before it are undone.
@NullMarked
package dev.furrow.examples.saga;

import org.jspecify.annotations.NullMarked;
