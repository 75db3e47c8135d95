package dev.furrow.rental.notification;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.WorkflowType;

/// Tells one person one thing, by as many channels as it takes.
// region contract
@WorkflowType(version = "1.0", executionTimeout = "3d", decisionTimeout = "10s")
public interface Telling {

    /// @return the channel by which it arrived; none if it did not
    @Execute
    String tell(Told told);

    /// A provider says how a message ended.
    @Signal
    void ended(Channel channel, boolean arrived);

    /// The execution's name.
    static String idOf(String noticeId) {
        return "tell-" + noticeId;
    }
}
// endregion
