package dev.furrow.spi;

import dev.furrow.api.operation.Operation;
import java.io.IOException;
import java.time.Duration;

/// How requests reach a service and answers come back. Used by many threads at once.
public interface Transport extends AutoCloseable {

    /// Sends one request and waits for its answer. Tries once: what may be repeated is decided by the caller.
    ///
    /// @param body the request as JSON
    /// @param timeout how long the answer may take
    /// @throws java.net.ConnectException if the request was certainly not received
    /// @throws IOException if the connection broke or the answer took too long; the request may have been
    ///         carried out
    Answer call(Operation operation, byte[] body, Duration timeout) throws IOException, InterruptedException;

    /// Sends a request for a part of a run's history, which a service with [Capabilities#historyWait] answers when
    /// the run has an event beyond one or is closed, and otherwise when the time is over. Where there is none, and
    /// by default, it is answered at once, as it stands.
    ///
    /// @param body of a GetWorkflowExecutionHistory
    /// @param afterEventId the newest event that the caller knows; [Long#MAX_VALUE] to wait for the end of the run
    /// @param atMost for how long to wait; a service may answer earlier, usually after a minute
    /// @param timeout how long the answer may take
    /// @throws IOException as [#call]
    default Answer awaitHistory(byte[] body, long afterEventId, Duration atMost, Duration timeout)
            throws IOException, InterruptedException {
        return call(Operation.GET_WORKFLOW_EXECUTION_HISTORY, body, timeout);
    }

    /// What the service can do beyond the protocol of SWF; asked of it once, at the first call.
    default Capabilities capabilities() {
        return Capabilities.NONE;
    }

    /// Waits before asking again for something that was not there yet. A transport that knows when anything has
    /// happened returns early.
    default void pause(Duration atMost) throws InterruptedException {
        Thread.sleep(atMost);
    }

    /// Asks the service to answer the polls of this client that wait, at once. Those of a service that cannot do
    /// that wait on, which is what happens by default.
    default void endPolls() {}

    /// An activity method has returned without ending its task, which somebody else will do.
    ///
    /// @param taskToken the task
    default void deferred(String taskToken) {}

    /// Lets go of connections. Calls under way fail.
    @Override
    void close();

    /// What came back.
    ///
    /// @param status of HTTP: 200, 400 for a refusal, 500 and above for trouble of the service
    /// @param body JSON, or empty
    record Answer(int status, byte[] body) {}
}
