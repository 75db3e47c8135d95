package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Quotas and rates that are changed while the server runs, and their use.
final class LimitsTest extends GuardedTest {
    private static List<String> limits(String more) {
        return guarded.done("{\"action\":\"ShowQuotas\"" + more + "}").lines();
    }

    private static void set(String subject, String quota, int value) {
        guarded.done("{\"action\":\"SetQuota\"," + subject + "\"quota\":\"" + quota + "\",\"value\":" + value + "}");
    }

    @Test
    void aQuotaOfADomainHoldsFromTheNextRequestOnAndShowsItsUse() {
        prepare("narrow");
        prepare("wide");
        succeeds(admin.call(startRequest("narrow", "one", null)));
        assertThat(limits(",\"domain\":\"narrow\""))
                .contains(
                        "domain narrow: open-executions-per-domain 1 of 10000000",
                        "domain narrow: workflow-types-per-domain 1 of 100000");

        set("\"domain\":\"narrow\",", "open-executions-per-domain", 1);

        assertThat(admin.call(startRequest("narrow", "two", null)).fault().getKey())
                .isEqualTo("LimitExceededFault");
        succeeds(admin.call(startRequest("wide", "one", null)));
        succeeds(admin.call(startRequest("wide", "two", null)));
        assertThat(limits("")).contains("domain narrow: open-executions-per-domain 1 of 1, set for this domain");
    }

    @Test
    void aRateOfAUserThrottlesThatUserAndNobodyElse() {
        SignedCaller fast = guarded.user("fast", document(allow("swf:*")));
        set("\"user\":\"fast\",", "requests-per-second", 1);

        Reply reply = fast.call(new DescribeDomainRequest("none"));
        for (int i = 0; i < 3 && !reply.fault().getKey().equals("ThrottlingException"); i++) {
            reply = fast.call(new DescribeDomainRequest("none"));
        }

        assertThat(reply.fault().getKey()).isEqualTo("ThrottlingException");
        assertThat(reply.fault().getValue()).isEqualTo("Rate exceeded");
        assertThat(admin.call(new DescribeDomainRequest("none")).fault().getKey())
                .isEqualTo("UnknownResourceFault");
        assertThat(limits(",\"user\":\"fast\""))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("user fast: requests-per-second 1, . of 2 left, \\d+ passed, 1 refused"));
    }

    @Test
    void aThrottledStartHasStartedNothingAndCompletionsStillPass() {
        prepare("busy");
        succeeds(admin.call(startRequest("busy", "run", null)));
        String token = task("busy");
        // A bucket of 8, of which starts leave 2.
        set("\"domain\":\"busy\",", "requests-per-second", 4);
        Reply reply;
        int started = 0;
        do {
            reply = admin.call(startRequest("busy", "more-" + started++, null));
        } while (reply.status() == 200);

        assertThat(reply.fault().getKey()).isEqualTo("ThrottlingException");
        succeeds(admin.call(
                new dev.furrow.api.operation.RespondDecisionTaskCompletedRequest(token, List.of(), null, null, null)));
        guarded.done("{\"action\":\"ResetQuota\",\"domain\":\"busy\",\"quota\":\"requests-per-second\"}");
        assertThat(admin.call(new dev.furrow.api.operation.TerminateWorkflowExecutionRequest(
                                "busy", "more-" + (started - 1), null, null, null, null))
                        .fault()
                        .getKey())
                .isEqualTo("UnknownResourceFault");
    }

    private static String task(String domain) {
        return admin.call(new dev.furrow.api.operation.PollForDecisionTaskRequest(
                        domain, new dev.furrow.api.TaskList("deciders"), null, null, null, null, null))
                .as(dev.furrow.api.operation.DecisionTask.class)
                .taskToken();
    }

    @Test
    void aServerThatLooksAtNoSignatureHasRatesForDomains(@TempDir Path other) throws Exception {
        try (TestServer open = TestServer.start(other)) {
            Workflows workflows = Workflows.in(open, "d");
            Guarded operator = new Guarded(open, other, null);
            operator.done("{\"action\":\"SetQuota\",\"domain\":\"d\",\"quota\":\"requests-per-second\",\"value\":1}");
            int refused = 0;
            for (int i = 0; i < 4; i++) {
                Reply reply = open.call(workflows.startRequest("run-" + i));
                refused += reply.status() == 200 ? 0 : 1;
            }
            assertThat(refused).isBetween(1, 3);
        }
    }
}
