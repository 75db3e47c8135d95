/// A mail server that delivers to nobody and keeps everything.
@NullMarked
package dev.furrow.rental.simulators.mail;

import org.jspecify.annotations.NullMarked;
