package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.operation.*;
import dev.furrow.server.Connection;
import dev.furrow.server.TestServer;
import org.junit.jupiter.api.Test;

/// Whose polls end when a poller says that it stops.
final class PollersTest extends GuardedTest {
    private static final PollForDecisionTaskRequest POLL =
            new PollForDecisionTaskRequest("pollers", new TaskList("deciders"), null, null, null, null, null);

    private static void awaitPoll() {
        TestServer.await(
                "a poll waits",
                () -> guarded.done("{\"action\":\"ShowQuotas\",\"domain\":\"pollers\"}").lines().stream()
                        .anyMatch(line -> line.startsWith("domain pollers: pollers-per-task-list 1 of")));
    }

    @Test
    void areThoseOfTheUserWhoSaysSoAndOfNobodyWhoUsesTheName() {
        prepare("pollers");
        SignedCaller one = guarded.user("poller-one", document(allow("swf:*")));
        SignedCaller other = guarded.user("poller-other", document(allow("swf:*")));
        try (Connection waiting = server.connect()) {
            waiting.send(one.named("me", POLL));
            awaitPoll();
            succeeds(other.endPolls("me"));
            succeeds(one.endPolls("somebody"));
            succeeds(admin.call(startRequest("pollers", "run", null)));
            assertThat(waiting.read().text()).as("it has still waited").contains("taskToken");

            waiting.send(one.named("me", POLL));
            awaitPoll();
            succeeds(one.endPolls("me"));
            assertThat(waiting.read().text()).as("it has ended").doesNotContain("taskToken");
        }
    }
}
