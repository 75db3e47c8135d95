/// The providers that the marketplace talks to, in one local process: each speaks its provider's protocol, so that an
/// operator replaces it by the provider through configuration alone. [dev.furrow.rental.simulators.Simulators] starts
/// them all.
@NullMarked
package dev.furrow.rental.simulators;

import org.jspecify.annotations.NullMarked;
