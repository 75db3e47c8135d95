package dev.furrow.server.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What this service can do beyond the protocol of SWF, under a target prefix of its own. Clients find out by asking:
/// SWF itself answers that it knows no such operation.
enum Extension {
    /// Lists the extensions.
    DESCRIBE_CAPABILITIES("DescribeCapabilities"),
    /// Answers the polls that wait for one poller, at once, so that a worker can stop without losing a task.
    END_POLLS("EndPolls");

    /// Names a poller, in its polls and where it ends them: a secret of whoever polls.
    static final String POLLER = "X-Furrow-Poller";
    /// Holds a GetWorkflowExecutionHistory back until the run has an event beyond this one, or is closed; or until it
    /// is closed, if it says so.
    static final String AFTER_EVENT = "X-Furrow-After-Event";
    /// For how long at most; without it, for as long as a poll.
    static final String WAIT_MILLIS = "X-Furrow-Wait-Millis";
    /// What [#AFTER_EVENT] says to wait for the end.
    static final String END = "end";
    /// The answer to [#DESCRIBE_CAPABILITIES].
    static final byte[] CAPABILITIES =
            "{\"capabilities\":[\"pollRelease\",\"historyWait\"]}".getBytes(StandardCharsets.UTF_8);

    private static final String PREFIX = "Furrow_20261122.";

    private final String wireName;

    Extension(String wireName) {
        this.wireName = wireName;
    }

    /// The extension that a header names; null if it names none.
    static @Nullable Extension named(@Nullable String target) {
        for (Extension extension : values()) {
            if (target != null && target.equals(PREFIX + extension.wireName)) {
                return extension;
            }
        }
        return null;
    }
}
