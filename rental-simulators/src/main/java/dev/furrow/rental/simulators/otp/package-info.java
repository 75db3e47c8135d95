/// One-time codes in the shape of 2Factor's API, by SMS and by voice.
@NullMarked
package dev.furrow.rental.simulators.otp;

import org.jspecify.annotations.NullMarked;
