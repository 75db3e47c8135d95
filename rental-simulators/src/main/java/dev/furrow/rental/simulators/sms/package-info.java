/// Text messages in the shape of Exotel's API: sending, states, call-backs, replies, and the checks that operators in
/// India make against the register of templates (DLT).
@NullMarked
package dev.furrow.rental.simulators.sms;

import org.jspecify.annotations.NullMarked;
