package dev.furrow.server;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Rates;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.Settings;
import dev.furrow.server.lambda.ConfiguredFunctions;

/// From what an operator has set to what the engine takes.
public final class EngineSettingsFrom {
    private EngineSettingsFrom() {}

    static EngineSettings configuration(Configuration set) {
        return new EngineSettings(
                (int) set.number(Settings.LANES),
                limits(set),
                quotas(set),
                set.text(Settings.RATE_LIMITS).equals("aws") ? Rates.AWS : Rates.UNLIMITED,
                set.text(Settings.REGION),
                set.text(Settings.ACCOUNT_ID),
                new ConfiguredFunctions(set.text(Settings.LAMBDA)),
                set.number(Settings.MIN_FREE_DISK));
    }

    private static ShapeLimits limits(Configuration set) {
        return new ShapeLimits(
                set.limit("payload-characters"),
                set.limit("heartbeat-details-characters"),
                set.limit("reason-characters"),
                set.limit("name-characters"),
                set.limit("version-characters"),
                set.limit("description-characters"),
                set.limit("execution-tags"),
                set.limit("execution-tag-characters"),
                set.limit("resource-tag-key-characters"),
                set.limit("resource-tag-value-characters"),
                set.limit("page-size"),
                set.limit("retention-days"),
                set.limit("execution-seconds"));
    }

    /// How much of everything there may be.
    public static Quotas quotas(Configuration set) {
        return new Quotas(
                set.limit("domains"),
                set.limit("workflow-types-per-domain"),
                set.limit("activity-types-per-domain"),
                set.limit("open-executions-per-domain"),
                set.limit("open-children-per-execution"),
                set.limit("open-activity-tasks-per-execution"),
                set.limit("open-timers-per-execution"),
                set.limit("open-lambda-functions-per-execution"),
                set.limit("history-events"),
                set.limit("pollers-per-task-list"),
                set.limit("resource-tags-per-domain"),
                set.limit("page-token-seconds"),
                set.limit("default-page-size"),
                set.limit("history-page-bytes"),
                set.limit("count-cap"));
    }
}
