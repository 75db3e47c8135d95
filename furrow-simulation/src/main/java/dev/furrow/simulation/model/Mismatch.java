package dev.furrow.simulation.model;

/// The model and a history do not agree, or something happened that the model does not allow.
final class Mismatch extends RuntimeException {
    Mismatch(String message) {
        super(message);
    }
}
