/// The desk of an area: its board, assignment by hand, bookings by phone, the rules of assignment.
@NullMarked
package dev.furrow.rental.hub;

import org.jspecify.annotations.NullMarked;
