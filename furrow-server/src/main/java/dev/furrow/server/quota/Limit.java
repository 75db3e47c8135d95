package dev.furrow.server.quota;

import dev.furrow.engine.quota.Quotas;
import dev.furrow.server.config.Kind;
import dev.furrow.server.config.Setting;
import dev.furrow.server.config.Settings;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A quota or rate that can be changed while the server runs.
public enum Limit {
    REQUESTS_PER_SECOND(null),
    DOMAINS(Quotas::domains),
    WORKFLOW_TYPES_PER_DOMAIN(Quotas::workflowTypesPerDomain),
    ACTIVITY_TYPES_PER_DOMAIN(Quotas::activityTypesPerDomain),
    OPEN_EXECUTIONS_PER_DOMAIN(Quotas::openExecutionsPerDomain),
    OPEN_CHILDREN_PER_EXECUTION(Quotas::openChildrenPerExecution),
    OPEN_ACTIVITY_TASKS_PER_EXECUTION(Quotas::openActivityTasksPerExecution),
    OPEN_TIMERS_PER_EXECUTION(Quotas::openTimersPerExecution),
    OPEN_LAMBDA_FUNCTIONS_PER_EXECUTION(Quotas::openLambdaFunctionsPerExecution),
    HISTORY_EVENTS(Quotas::historyEvents),
    POLLERS_PER_TASK_LIST(Quotas::pollersPerTaskList),
    RESOURCE_TAGS_PER_DOMAIN(Quotas::resourceTagsPerDomain),
    PAGE_TOKEN_SECONDS(Quotas::pageTokenSeconds),
    DEFAULT_PAGE_SIZE(Quotas::defaultPageSize),
    HISTORY_PAGE_BYTES(Quotas::historyPageBytes),
    COUNT_CAP(Quotas::countCap);

    private static final Set<Limit> OF_THE_SERVER_ONLY = EnumSet.of(
            DOMAINS, RESOURCE_TAGS_PER_DOMAIN, PAGE_TOKEN_SECONDS, DEFAULT_PAGE_SIZE, HISTORY_PAGE_BYTES, COUNT_CAP);
    private static final Kind RATE = new Kind.WholeNumber(1, 1_000_000);

    private final @Nullable ToIntFunction<Quotas> quota;

    Limit(@Nullable ToIntFunction<Quotas> quota) {
        this.quota = quota;
    }

    /// How operators write it; for quotas the name of the setting without `limit-`.
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The limit of that spelling; null if there is none.
    static @Nullable Limit spelled(@Nullable String spelling) {
        for (Limit limit : values()) {
            if (limit.spelling().equals(spelling)) {
                return limit;
            }
        }
        return null;
    }

    /// Whether it can be set for something of that kind.
    boolean isOf(Scope.Kind kind) {
        return switch (kind) {
            case SERVER -> true;
            case DOMAIN -> !OF_THE_SERVER_ONLY.contains(this);
            case USER -> this == REQUESTS_PER_SECOND;
        };
    }

    /// Whether a value may be set, by what the setting of that name may be.
    ///
    /// @throws IllegalArgumentException saying which values may
    void require(int value) {
        Setting setting = Settings.all().get("limit-" + spelling());
        (setting == null ? RATE : setting.kind()).parse(String.valueOf(value));
    }

    /// Its value among quotas; -1 for a rate.
    int among(Quotas quotas) {
        return quota == null ? -1 : quota.applyAsInt(quotas);
    }

    /// Quotas with some of them changed.
    static Quotas change(Quotas from, Map<Limit, Integer> own) {
        return new Quotas(
                own.getOrDefault(DOMAINS, from.domains()),
                own.getOrDefault(WORKFLOW_TYPES_PER_DOMAIN, from.workflowTypesPerDomain()),
                own.getOrDefault(ACTIVITY_TYPES_PER_DOMAIN, from.activityTypesPerDomain()),
                own.getOrDefault(OPEN_EXECUTIONS_PER_DOMAIN, from.openExecutionsPerDomain()),
                own.getOrDefault(OPEN_CHILDREN_PER_EXECUTION, from.openChildrenPerExecution()),
                own.getOrDefault(OPEN_ACTIVITY_TASKS_PER_EXECUTION, from.openActivityTasksPerExecution()),
                own.getOrDefault(OPEN_TIMERS_PER_EXECUTION, from.openTimersPerExecution()),
                own.getOrDefault(OPEN_LAMBDA_FUNCTIONS_PER_EXECUTION, from.openLambdaFunctionsPerExecution()),
                own.getOrDefault(HISTORY_EVENTS, from.historyEvents()),
                own.getOrDefault(POLLERS_PER_TASK_LIST, from.pollersPerTaskList()),
                own.getOrDefault(RESOURCE_TAGS_PER_DOMAIN, from.resourceTagsPerDomain()),
                own.getOrDefault(PAGE_TOKEN_SECONDS, from.pageTokenSeconds()),
                own.getOrDefault(DEFAULT_PAGE_SIZE, from.defaultPageSize()),
                own.getOrDefault(HISTORY_PAGE_BYTES, from.historyPageBytes()),
                own.getOrDefault(COUNT_CAP, from.countCap()));
    }
}
