package dev.furrow.examples.farm;

import org.jspecify.annotations.Nullable;

/// Where an order stands.
///
/// @param supplier whose turn it is, or who has accepted; null for nobody
record Progress(Stage stage, int round, @Nullable String supplier) {
    enum Stage {
        SEARCHING,
        OFFERED,
        WAITING_TO_RETRY,
        ASSIGNED,
        UNFILLED,
        CANCELLED
    }
}
