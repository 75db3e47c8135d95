package dev.furrow.rental.assignment;

import org.jspecify.annotations.Nullable;

/// A machine that was considered for an order, and why it stands where it does.
///
/// @param place from 1; null if it was not asked
/// @param excluded why it was not asked; null if it was
public record Ranked(
        String equipmentId,
        String supplierId,
        @Nullable Integer place,
        int metres,
        Points points,
        @Nullable Exclusion excluded) {

    /// Why a machine is not asked.
    public enum Exclusion {
        /// It lacks power or the attachment, or works elsewhere.
        UNSUITABLE,
        /// Somebody has it, or it is closed.
        NOT_FREE,
        /// It cannot be had by that model.
        NO_PRICE,
        /// It has operators, and none is on shift then.
        NO_OPERATOR,
        /// It costs more than the farmer was told.
        TOO_DEAR,
        /// Its supplier has declined this order already.
        DECLINED
    }

    /// What a machine's place is made of; at most 100 altogether.
    ///
    /// @param distance 40 next door, 0 at the edge of the search
    /// @param equipment 10 for exactly what is wanted, less for much more power than that
    /// @param rating 20 for five stars; 14 while there are none
    /// @param acceptance 15 for those who always accept; 10 while nothing is known
    /// @param idle 15 for those who have had no work for a week
    public record Points(int distance, int equipment, int rating, int acceptance, int idle) {
        /// All of them.
        public int sum() {
            return distance + equipment + rating + acceptance + idle;
        }
    }
}
