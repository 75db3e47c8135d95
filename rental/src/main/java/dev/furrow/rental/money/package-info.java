/// Amounts in minor units with their currency.
@NullMarked
package dev.furrow.rental.money;

import org.jspecify.annotations.NullMarked;
