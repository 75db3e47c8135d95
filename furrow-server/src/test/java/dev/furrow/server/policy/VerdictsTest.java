package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class VerdictsTest {
    private static final String FARM = "arn:aws:swf:us-east-1:123456789012:/domain/farm";

    private final Verdicts verdicts = new Verdicts();
    private final AtomicInteger decided = new AtomicInteger();

    private static Policy policy(String effect, String resource, String condition) {
        return Policy.parse(
                "p",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"swf:StartTimer\",\"Resource\":\"%s\",\"Condition\":%s}]}"
                        .formatted(effect, resource, condition));
    }

    private boolean allows(String user, String domain, String action, String resource, Policy policy, String list) {
        return verdicts.of(
                        user,
                        domain,
                        new AccessRequest(action, resource, Map.of("swf:tasklist.name", List.of(list))),
                        () -> {
                            decided.incrementAndGet();
                            return List.of(policy);
                        })
                .allowed();
    }

    @Test
    void whatWasAskedBeforeIsNotDecidedAgain() {
        Policy allow = policy("Allow", "*", "{}");
        Policy deny = policy("Deny", "*", "{}");

        for (int i = 0; i < 3; i++) {
            assertThat(allows("ann", "farm", "swf:StartTimer", FARM, allow, "l"))
                    .isTrue();
            assertThat(allows("bob", "farm", "swf:StartTimer", FARM, deny, "l")).isFalse();
        }

        assertThat(decided).hasValue(2);
    }

    @Test
    void anotherUserDomainActionOrResourceIsAnotherQuestion() {
        Policy allow = policy("Allow", FARM, "{}");

        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, allow, "l")).isTrue();
        assertThat(allows("bob", "farm", "swf:StartTimer", FARM, policy("Deny", "*", "{}"), "l"))
                .isFalse();
        assertThat(allows("ann", "barn", "swf:StartTimer", FARM, policy("Deny", "*", "{}"), "l"))
                .isFalse();
        assertThat(allows("ann", null, "swf:StartTimer", FARM, policy("Deny", "*", "{}"), "l"))
                .isFalse();
        assertThat(allows("ann", "farm", "swf:CancelTimer", FARM, allow, "l")).isFalse();
        assertThat(allows("ann", "farm", "swf:StartTimer", FARM + "2", allow, "l"))
                .isFalse();
        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, allow, "l")).isTrue();
    }

    @Test
    void aVerdictThatHangsOnAConditionIsNotKept() {
        Policy blue = policy("Allow", "*", "{\"StringEquals\":{\"swf:taskList.name\":\"blue\"}}");

        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, blue, "blue")).isTrue();
        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, blue, "red")).isFalse();
        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, blue, "blue")).isTrue();
        assertThat(verdicts.size()).isZero();
    }

    @Test
    void aVerdictThatHangsOnAVariableIsNotKept() {
        Policy own = policy("Allow", "arn:aws:swf:us-east-1:123456789012:/domain/${swf:taskList.name}", "{}");

        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, own, "farm")).isTrue();
        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, own, "barn")).isFalse();
        assertThat(verdicts.size()).isZero();
    }

    @Test
    void aConditionThatWasNotAskedDoesNotCount() {
        Policy elsewhere = policy("Deny", FARM + "2", "{\"StringEquals\":{\"swf:taskList.name\":\"blue\"}}");

        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, elsewhere, "blue"))
                .isFalse();
        assertThat(verdicts.size()).isEqualTo(1);
        assertThat(allows("ann", "farm", "swf:StartTimer", FARM, policy("Allow", "*", "{}"), "blue"))
                .as("kept as no statement allows it")
                .isFalse();
    }

    @Test
    void thereIsRoomForMany() {
        Policy allow = policy("Allow", "*", "{}");
        for (int i = 0; i < 10_001; i++) {
            allows("ann", "d" + i, "swf:StartTimer", FARM, allow, "l");
        }

        assertThat(verdicts.size()).isEqualTo(1);
        assertThat(allows("ann", "d5", "swf:StartTimer", FARM, allow, "l")).isTrue();
        assertThat(decided).hasValue(10_002);
    }
}
