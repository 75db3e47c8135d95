package dev.furrow.demo.taxi;

/// Whether the map of the city can be asked. Now and then it cannot, so that there is something to retry.
@FunctionalInterface
public interface CityMap {
    /// Returns if it answers.
    ///
    /// @param attempt counts from 1
    /// @throws MapUnavailableException if it does not
    void ask(String workflowId, int attempt);
}
