package dev.furrow.rental.access;

import org.jspecify.annotations.Nullable;

/// Somebody who is known.
///
/// @param phone in international form
/// @param language in which they read and hear, for example `hi`
/// @param zone in which they see times
public record Account(
        String id,
        String phone,
        String name,
        Role role,
        @Nullable String hubId,
        String language,
        String zone) {

    /// Whether there is a phone; whoever has had their data erased has none.
    public boolean canBeReached() {
        return phone.startsWith("+");
    }

    /// As one who does something.
    public Actor by(Source source) {
        return new Actor(id, role, hubId, source);
    }
}
