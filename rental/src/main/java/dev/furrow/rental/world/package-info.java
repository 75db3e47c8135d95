/// A village at work: people made from a seed, who use the application only as real ones would, over HTTP.
@NullMarked
package dev.furrow.rental.world;

import org.jspecify.annotations.NullMarked;
