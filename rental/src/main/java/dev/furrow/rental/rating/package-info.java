/// Stars in both directions, with moderation. They feed the ranking of candidates.
@NullMarked
package dev.furrow.rental.rating;

import org.jspecify.annotations.NullMarked;
