package dev.furrow.engine.quota;

/// How much of everything there may be. What a quota refuses leaves no trace in any state.
///
/// @param domains domains, registered and deprecated
/// @param workflowTypesPerDomain workflow types in a domain, both statuses
/// @param activityTypesPerDomain activity types in a domain, both statuses
/// @param openExecutionsPerDomain open runs in a domain, children included
/// @param openChildrenPerExecution open children of one run
/// @param openActivityTasksPerExecution open activity tasks of one run
/// @param openTimersPerExecution running timers of one run
/// @param openLambdaFunctionsPerExecution open calls of Lambda functions of one run
/// @param historyEvents events of one run; a run that reaches the number is terminated
/// @param pollersPerTaskList polls that wait on one list
/// @param resourceTagsPerDomain tags on a domain
/// @param pageTokenSeconds how long a page token is good for
/// @param defaultPageSize results on a page when the caller does not say
/// @param historyPageBytes where a page of history is cut even if fewer events than asked are on it
/// @param countCap where counting of runs stops and the answer says `truncated`
public record Quotas(
        int domains,
        int workflowTypesPerDomain,
        int activityTypesPerDomain,
        int openExecutionsPerDomain,
        int openChildrenPerExecution,
        int openActivityTasksPerExecution,
        int openTimersPerExecution,
        int openLambdaFunctionsPerExecution,
        int historyEvents,
        int pollersPerTaskList,
        int resourceTagsPerDomain,
        int pageTokenSeconds,
        int defaultPageSize,
        int historyPageBytes,
        int countCap) {

    /// The values of Amazon SWF, from its published quotas.
    public static final Quotas AWS = new Quotas(
            100, 10_000, 10_000, 100_000, 1_000, 1_000, 1_000, 1_000, 25_000, 1_000, 50, 86_400, 1_000, 1_048_576,
            1_000_000);

    /// Our own values: larger where nothing is lost by it.
    public static final Quotas DEFAULT = new Quotas(
            10_000,
            100_000,
            100_000,
            10_000_000,
            10_000,
            10_000,
            10_000,
            10_000,
            100_000,
            100_000,
            50,
            86_400,
            1_000,
            1_048_576,
            1_000_000);
}
