/// What a run does with a message from another run. Open [dev.furrow.engine.delivery.Delivery] first.
@NullMarked
package dev.furrow.engine.delivery;

import org.jspecify.annotations.NullMarked;
