/// The application: taxi bookings as workflows. What is registered, the decider, which is a pure function, and the
/// activities; plain code against the AWS SDK, as a user of SWF writes it. Open
/// [dev.furrow.demo.taxi.BookingDecider] first.
@NullMarked
package dev.furrow.demo.taxi;

import org.jspecify.annotations.NullMarked;
