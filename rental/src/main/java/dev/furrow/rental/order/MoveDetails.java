package dev.furrow.rental.order;

import org.jspecify.annotations.Nullable;

/// What somebody says about a move; most moves need none of it.
///
/// @param reason for people
/// @param equipmentId which machine comes
/// @param measured how much was worked, in hundredths
/// @param promotionCode what the farmer wants a discount for
/// @param amountMinor what the bill should have been
public record MoveDetails(
        @Nullable String reason,
        @Nullable String equipmentId,
        @Nullable Long measured,
        @Nullable String promotionCode,
        @Nullable Long amountMinor) {

    /// Nothing.
    public static final MoveDetails NONE = new MoveDetails(null, null, null, null, null);

    /// A reason.
    public static MoveDetails because(String reason) {
        return new MoveDetails(reason, null, null, null, null);
    }

    /// A machine.
    public static MoveDetails machine(String equipmentId) {
        return new MoveDetails(null, equipmentId, null, null, null);
    }

    /// How much was worked.
    public static MoveDetails measured(long hundredths) {
        return new MoveDetails(null, null, hundredths, null, null);
    }
}
