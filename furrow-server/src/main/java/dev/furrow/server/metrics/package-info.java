/// What the server measures of itself, for Prometheus.
@NullMarked
package dev.furrow.server.metrics;

import org.jspecify.annotations.NullMarked;
