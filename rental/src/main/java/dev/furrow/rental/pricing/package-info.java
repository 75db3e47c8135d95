/// What a job costs: terms of a machine, the quote before, the bill after. Pure arithmetic, no database. Open
/// [Pricing].
@NullMarked
package dev.furrow.rental.pricing;

import org.jspecify.annotations.NullMarked;
