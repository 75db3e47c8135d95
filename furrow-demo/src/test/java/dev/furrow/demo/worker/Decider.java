package dev.furrow.demo.worker;

import java.util.List;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// What decides how a workflow goes on. A pure function: the same history gives the same decisions, in any process,
/// at any time. All that it may know is in the history.
@FunctionalInterface
public interface Decider {
    /// Decides.
    ///
    /// @param history everything that has happened, in order
    /// @return what is to happen next; nothing if the workflow waits
    List<Decision> decide(List<HistoryEvent> history);
}
