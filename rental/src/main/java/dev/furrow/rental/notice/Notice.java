package dev.furrow.rental.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a person should know.
///
/// @param accountId whom it concerns
/// @param orderId which order it is about; null for none
/// @param facts what a text about it needs, by name
public record Notice(
        String accountId, Event event, @Nullable String orderId, Map<String, String> facts) {

    /// Copies the facts.
    public Notice {
        facts = Map.copyOf(facts);
    }
}
