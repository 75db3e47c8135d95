/// What the workflow service has still to be told: written in the transaction that it tells of, delivered after it,
/// again until it has arrived. Open [Outbox].
@NullMarked
package dev.furrow.rental.outbox;

import org.jspecify.annotations.NullMarked;
