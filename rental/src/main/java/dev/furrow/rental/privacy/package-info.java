/// What keeps people's data out of places where it has no business.
@NullMarked
package dev.furrow.rental.privacy;

import org.jspecify.annotations.NullMarked;
