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

    /// As one who does something.
    public Actor by(Source source) {
        return new Actor(id, role, hubId, source);
    }
}
