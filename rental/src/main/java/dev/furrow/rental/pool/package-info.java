/// Neighbours' small fields as one order: an agent collects them, a workflow closes the pool by size or date.
@NullMarked
package dev.furrow.rental.pool;

import org.jspecify.annotations.NullMarked;
