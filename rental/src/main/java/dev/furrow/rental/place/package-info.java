/// Places on the map, distances, and the squares by which the database finds what is near.
@NullMarked
package dev.furrow.rental.place;

import org.jspecify.annotations.NullMarked;
