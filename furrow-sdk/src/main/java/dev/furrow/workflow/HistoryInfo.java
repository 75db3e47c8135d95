package dev.furrow.workflow;

/// How full the history is.
///
/// @param length how many events there are
/// @param limit how many there may be
public record HistoryInfo(long length, long limit) {

    /// How many more events there may be. An activity takes about six, with a delayed retry about eleven.
    public long remaining() {
        return Math.max(0, limit - length);
    }

    /// Whether it is time to [Workflow#continueAsNew]: three fifths are used.
    public boolean suggestContinue() {
        return length > limit * 3 / 5;
    }
}
