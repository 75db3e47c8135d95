/// A taxi booking: offer it to the drivers nearby, wait four minutes for one who accepts, confirm.
@NullMarked
package dev.furrow.examples.taxi;

import org.jspecify.annotations.NullMarked;
