package dev.furrow.workflow;

/// The code does not do what the history says that it did. The message is a report: event, strand, line, last
/// match, what to do. The execution is not failed; it waits for a build that fits.
public final class ReplayDivergedException extends RuntimeException {
    private final long eventId;
    private final String strand;

    /// @param eventId where history and code part
    /// @param strand the strand whose command it is
    /// @param report for people
    public ReplayDivergedException(long eventId, String strand, String report) {
        super(report);
        this.eventId = eventId;
        this.strand = strand;
    }

    /// Where history and code part; the last event of the decision if the history lacks a command.
    public long eventId() {
        return eventId;
    }

    /// The strand whose command it is.
    public String strand() {
        return strand;
    }
}
