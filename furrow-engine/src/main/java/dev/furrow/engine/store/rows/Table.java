package dev.furrow.engine.store.rows;

/// The tables. Names are stored, so none is ever renamed.
public enum Table {
    /// What the store knows of itself: format, token key, clock.
    META,
    /// Domains and types.
    REGISTRY,
    /// Open runs, found by workflowId.
    OPEN,
    /// Closed runs, found by run id.
    CLOSED,
    /// Events, a row for each turn of a run.
    HISTORY,
    /// Messages under way.
    MESSAGE,
    /// Heartbeats of open activity tasks.
    HEARTBEAT,
    /// Where the visibility operations find runs by time and filter.
    VISIBILITY
}
