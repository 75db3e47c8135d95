/// Meters of clients and workers. Open [FurrowMetrics].
@NullMarked
package dev.furrow.micrometer;

import org.jspecify.annotations.NullMarked;
