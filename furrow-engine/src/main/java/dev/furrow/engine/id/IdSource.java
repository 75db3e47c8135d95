package dev.furrow.engine.id;

/// Where new ids come from. The engine itself draws nothing from chance; a simulation supplies a seeded source.
@FunctionalInterface
public interface IdSource {
    /// A run id that was never given out before.
    ///
    /// @param now milliseconds since 1970
    RunId newRunId(long now);
}
