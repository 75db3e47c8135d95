/// The phones that people hold: they ring, show messages and pushes, and take keys. Knows no provider; providers
/// reach them through [dev.furrow.rental.simulators.phone.Phones], and they reach providers through
/// [dev.furrow.rental.simulators.phone.Network].
@NullMarked
package dev.furrow.rental.simulators.phone;

import org.jspecify.annotations.NullMarked;
