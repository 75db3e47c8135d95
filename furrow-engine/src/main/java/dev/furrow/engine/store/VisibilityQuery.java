package dev.furrow.engine.store;

/// Which runs of a domain to list or count, and in which order. All times are milliseconds since 1970.
///
/// @param domain the domain
/// @param set open or closed runs, and by which of their times the span selects and orders
/// @param oldest the earliest time, inclusive
/// @param latest the latest time, inclusive
/// @param filter which runs within the span
/// @param newestFirst the order
/// @param hiddenUpTo closed runs that closed at or before this time are past their retention and not shown
public record VisibilityQuery(
        String domain,
        RunSet set,
        long oldest,
        long latest,
        VisibilityFilter filter,
        boolean newestFirst,
        long hiddenUpTo) {
    /// Open or closed runs, by one of their times.
    public enum RunSet {
        OPEN_BY_START,
        CLOSED_BY_START,
        CLOSED_BY_CLOSE
    }
}
