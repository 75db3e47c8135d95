/// How well a provider's day goes: delays, failures and refusals that depend on a seed and on nothing else, so that
/// a run can be repeated exactly.
@NullMarked
package dev.furrow.rental.simulators.temper;

import org.jspecify.annotations.NullMarked;
