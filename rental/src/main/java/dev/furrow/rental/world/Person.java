package dev.furrow.rental.world;

import java.time.Instant;

/// Somebody who does something now and then.
interface Person {

    /// Looks at the own screen, and does what there is to do.
    void look(Instant now);
}
