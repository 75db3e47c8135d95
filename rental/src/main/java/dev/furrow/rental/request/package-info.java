/// What writes have in common: they may be repeated with an idempotency key. Open [Idempotency].
@NullMarked
package dev.furrow.rental.request;

import org.jspecify.annotations.NullMarked;
