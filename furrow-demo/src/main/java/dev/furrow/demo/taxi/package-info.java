/// The application: taxi bookings as workflows, on Furrow's own SDK. Open [dev.furrow.demo.taxi.BookTaxi] and its
/// implementation first.
@NullMarked
package dev.furrow.demo.taxi;

import org.jspecify.annotations.NullMarked;
