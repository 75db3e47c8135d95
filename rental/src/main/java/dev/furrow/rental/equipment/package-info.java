/// What suppliers have: the catalogue, when a machine may be had, what it costs, where it works, and the search for
/// what is near. Open [Catalogue], then [Calendar].
@NullMarked
package dev.furrow.rental.equipment;

import org.jspecify.annotations.NullMarked;
