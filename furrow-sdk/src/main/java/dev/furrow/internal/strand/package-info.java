/// Strands: virtual threads of which exactly one runs at a time, handed over in a fixed order. Knows nothing of
/// workflows. Open [Strands] first.
@NullMarked
package dev.furrow.internal.strand;

import org.jspecify.annotations.NullMarked;
