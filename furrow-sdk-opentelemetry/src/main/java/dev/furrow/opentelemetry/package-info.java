/// Traces of workflows and activities. Open [FurrowTracing].
@NullMarked
package dev.furrow.opentelemetry;

import org.jspecify.annotations.NullMarked;
