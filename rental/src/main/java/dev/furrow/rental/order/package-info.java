/// One order from draft to payment. [OrderMove] is the one definition of what may happen to it, by whom, and with
/// what effect; [Orders] carries moves out, in one transaction each, and writes down who did it.
@NullMarked
package dev.furrow.rental.order;

import org.jspecify.annotations.NullMarked;
