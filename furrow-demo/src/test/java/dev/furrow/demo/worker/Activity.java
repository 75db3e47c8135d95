package dev.furrow.demo.worker;

import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;

/// What does the work of one activity type. It may be called twice for the same work, when the first answer got lost.
@FunctionalInterface
public interface Activity {
    /// Does the work.
    ///
    /// @return the result that the history keeps
    /// @throws ActivityFailure if it does not succeed; the decider says whether it is tried again
    String perform(PollForActivityTaskResponse task) throws ActivityFailure;
}
