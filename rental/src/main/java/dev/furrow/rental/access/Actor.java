package dev.furrow.rental.access;

import org.jspecify.annotations.Nullable;

/// Who does something, and from where.
///
/// @param accountId null for the marketplace itself
/// @param hubId the area somebody works for; null for those who work for none
public record Actor(
        @Nullable String accountId, Role role, @Nullable String hubId, Source source) {

    /// The marketplace itself.
    public static final Actor SYSTEM = new Actor(null, Role.SYSTEM, null, Source.SYSTEM);

    /// The same person by another way.
    public Actor by(Source way) {
        return new Actor(accountId, role, hubId, way);
    }

    /// The account.
    ///
    /// @throws IllegalStateException for the marketplace itself
    public String account() {
        if (accountId == null) {
            throw new IllegalStateException("The marketplace itself has no account");
        }
        return accountId;
    }
}
