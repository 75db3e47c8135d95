/// Where machines are and how much they have worked, from what they send.
@NullMarked
package dev.furrow.rental.telemetry;

import org.jspecify.annotations.NullMarked;
