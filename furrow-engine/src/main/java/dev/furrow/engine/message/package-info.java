/// What runs tell each other. A message is stored with the events that caused it and removed when its receiver has
/// taken it, so none is lost and none acts twice. Values only; what a receiver does is in `delivery`.
@NullMarked
package dev.furrow.engine.message;

import org.jspecify.annotations.NullMarked;
