/// The page that shows the phones, and lets whoever looks at it be the people who hold them.
@NullMarked
package dev.furrow.rental.simulators.faces;

import org.jspecify.annotations.NullMarked;
