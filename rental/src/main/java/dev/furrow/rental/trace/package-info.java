/// Traces from a request over the outbox into workflows and their activities. Open [TraceParent].
@NullMarked
package dev.furrow.rental.trace;

import org.jspecify.annotations.NullMarked;
