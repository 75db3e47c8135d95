package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Policies are compiled once, and asked in microseconds: here without what [Verdicts] remembers. A machine
/// that is busy with other things gets many rounds to show one that was not disturbed.
final class VerdictCostTest {
    private static final String FARM = "arn:aws:swf:us-east-1:123456789012:/domain/farm";
    private static final int QUESTIONS = 2_000;
    private static final int ROUNDS = 60;
    private static final long MOST_NANOS = 10_000;

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Ten statements, each with a wildcard and two conditions; the last one allows.
    private static Policy policy() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            statements.add("""
                    {"Effect":"Allow","Action":["swf:Poll*","swf:Respond*","swf:Start*"],
                     "Resource":"arn:aws:swf:*:123456789012:/domain/f*m",
                     "Condition":{"StringLike":{"swf:taskList.name":"list-%d-*"},
                                  "StringEqualsIfExists":{"swf:activityType.version":["1","2","3"]}}}
                    """.formatted(i));
        }
        return Policy.parse("p", "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
    }

    @Test
    void aPolicyOfTenStatementsIsAskedInMicroseconds() {
        List<Policy> policies = List.of(policy());
        AccessRequest request = new AccessRequest(
                "swf:StartWorkflowExecution",
                FARM,
                new AccessRequest.Keys()
                        .set("swf:taskList.name", "list-9-blue")
                        .set("aws:username", "ann")
                        .done());
        long best = Long.MAX_VALUE;
        int allowed = 0;
        int asked = 0;
        for (int round = 0; round < ROUNDS && (round < 3 || best > MOST_NANOS); round++) {
            long begin = cpu();
            for (int i = 0; i < QUESTIONS; i++) {
                allowed += Verdict.of(policies, request).allowed() ? 1 : 0;
            }
            asked += QUESTIONS;
            best = Math.min(best, (cpu() - begin) / QUESTIONS);
        }
        System.out.println("A verdict of ten statements takes " + best + " ns of CPU");

        assertThat(allowed).isEqualTo(asked);
        assertThat(best).isLessThanOrEqualTo(MOST_NANOS);
    }
}
