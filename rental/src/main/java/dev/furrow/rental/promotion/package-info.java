/// Discounts that somebody pays for: rules, and a budget that is reserved in the transaction of the order.
@NullMarked
package dev.furrow.rental.promotion;

import org.jspecify.annotations.NullMarked;
