package dev.furrow.demo.check;

import dev.furrow.demo.people.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to say about a booking.
///
/// @param ended how it has ended: as planned where it did, else by its closing event; null if it has not, or in no
///         way that the workflow knows
/// @param problems sentences that say what is wrong, with event ids; none if all is well
public record Report(@Nullable Outcome ended, List<String> problems) {}
