package dev.furrow.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Amazon's quotas as they are published, quota for quota: section 9.1 of the specification. Its buckets are with the
/// tests of the engine's throttle.
final class ParityTest {
    private static final Map<String, String> AMAZONS = Map.ofEntries(
            Map.entry("limit-domains", "100"),
            Map.entry("limit-workflow-types-per-domain", "10000"),
            Map.entry("limit-activity-types-per-domain", "10000"),
            Map.entry("limit-open-executions-per-domain", "100000"),
            Map.entry("limit-open-children-per-execution", "1000"),
            Map.entry("limit-open-activity-tasks-per-execution", "1000"),
            Map.entry("limit-open-timers-per-execution", "1000"),
            Map.entry("limit-open-lambda-functions-per-execution", "1000"),
            Map.entry("limit-history-events", "25000"),
            Map.entry("limit-execution-seconds", "31536000"),
            Map.entry("limit-pollers-per-task-list", "1000"),
            Map.entry("max-request-size", "1MB"),
            Map.entry("limit-payload-characters", "32768"),
            Map.entry("limit-heartbeat-details-characters", "2048"),
            Map.entry("limit-reason-characters", "256"),
            Map.entry("limit-name-characters", "256"),
            Map.entry("limit-version-characters", "64"),
            Map.entry("limit-description-characters", "1024"),
            Map.entry("limit-execution-tags", "5"),
            Map.entry("limit-execution-tag-characters", "256"),
            Map.entry("limit-resource-tags-per-domain", "50"),
            Map.entry("limit-resource-tag-key-characters", "128"),
            Map.entry("limit-resource-tag-value-characters", "256"),
            Map.entry("limit-retention-days", "90"),
            Map.entry("limit-page-size", "1000"),
            Map.entry("limit-page-token-seconds", "86400"),
            Map.entry("long-poll", "60s"),
            Map.entry("rate-limits", "aws"));
    /// How answers are cut, which is no quota of the service.
    private static final Set<String> OURS =
            Set.of("limit-default-page-size", "limit-history-page-bytes", "limit-count-cap");

    static Stream<Arguments> amazons() {
        return AMAZONS.entrySet().stream().map(quota -> Arguments.of(quota.getKey(), quota.getValue()));
    }

    @ParameterizedTest
    @MethodSource("amazons")
    void everyQuotaIsTheServices(String setting, String value) {
        assertThat(Configuration.of(Map.of("parity", "aws"))
                        .value(Settings.all().get(setting))
                        .text())
                .isEqualTo(value);
    }

    @Test
    void noLimitIsLeftOut() {
        Set<String> limits = new HashSet<>(Settings.all().keySet());
        limits.removeIf(name -> !name.startsWith("limit-") || OURS.contains(name));

        assertThat(AMAZONS.keySet()).containsAll(limits);
    }
}
