package dev.furrow.demo.taxi;

/// The map does not answer.
public final class MapUnavailableException extends RuntimeException {
    /// With the words that stand in the history.
    public MapUnavailableException() {
        super("The map does not answer");
    }
}
