/// W1 through this project's own SDK on both sides, and what the SDK's strands cost.
@NullMarked
package dev.furrow.bench.sdk;

import org.jspecify.annotations.NullMarked;
