package dev.furrow.engine.operation;

import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.engine.quota.Quotas;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Which part of its history a poll for a decision task wants, and how far it has got.
///
/// A window never reaches beyond the task's own started event, also when later events exist by the time that a
/// further page is read (specification, section 5.4).
///
/// @param taskToken the task; empty until there is one
/// @param next the event that the next page begins with; 0 until there is a task
/// @param first the lowest event of the window
/// @param last the highest event of the window: the task's started event
/// @param previousStartedEventId of the task
/// @param newestFirst the order
/// @param newPartOnly whether the window begins at the previous started event
/// @param pageSize the most events on a page
record DecisionTaskWindow(
        String taskToken,
        long next,
        long first,
        long last,
        long previousStartedEventId,
        boolean newestFirst,
        boolean newPartOnly,
        int pageSize) {

    /// What a poll wants of a task that it has not got yet.
    static DecisionTaskWindow wanted(PollForDecisionTaskRequest request, Quotas quotas) {
        return new DecisionTaskWindow(
                "",
                0,
                0,
                0,
                0,
                Boolean.TRUE.equals(request.reverseOrder()),
                Boolean.TRUE.equals(request.startAtPreviousStartedEvent()),
                PageSizes.of(request.maximumPageSize(), quotas));
    }

    /// The window once the poll has got its task.
    DecisionTaskWindow of(String token, long previousStarted, long started) {
        long begin = newPartOnly && previousStarted > 0 ? previousStarted : 1;
        return new DecisionTaskWindow(
                token,
                newestFirst ? started : begin,
                begin,
                started,
                previousStarted,
                newestFirst,
                newPartOnly,
                pageSize);
    }

    /// The window when the page up to an event was read.
    DecisionTaskWindow after(long lastReadEventId) {
        return new DecisionTaskWindow(
                taskToken,
                newestFirst ? lastReadEventId - 1 : lastReadEventId + 1,
                first,
                last,
                previousStartedEventId,
                newestFirst,
                newPartOnly,
                pageSize);
    }

    /// The window as the content of a page token.
    byte[] position() {
        byte[] token = taskToken.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(33 + token.length)
                .putLong(next)
                .putLong(first)
                .putLong(last)
                .putLong(previousStartedEventId)
                .put((byte) (newestFirst ? 1 : 0))
                .put(token)
                .array();
    }

    /// The window from the content of a page token; only the page size may differ from page to page.
    static DecisionTaskWindow read(byte[] position, PollForDecisionTaskRequest request, Quotas quotas) {
        ByteBuffer in = ByteBuffer.wrap(position);
        long next = in.getLong();
        long first = in.getLong();
        long last = in.getLong();
        long previousStarted = in.getLong();
        boolean newestFirst = in.get() == 1;
        byte[] token = new byte[in.remaining()];
        in.get(token);
        return new DecisionTaskWindow(
                new String(token, StandardCharsets.US_ASCII),
                next,
                first,
                last,
                previousStarted,
                newestFirst,
                false,
                PageSizes.of(request.maximumPageSize(), quotas));
    }
}
